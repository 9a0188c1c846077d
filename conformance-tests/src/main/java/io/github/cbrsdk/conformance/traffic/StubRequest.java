package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The request that a WireMock stub matches. */
final class StubRequest {
  private static final String GET = "GET";
  private static final Set<String> SEVERAL_METHODS = Set.of("ANY", "GET_OR_HEAD");
  private static final Omission FOR_EVERYTHING = new Omission("path: a stub for any", true);
  private static final Omission NOT_KNOWN = new Omission(ExchangeDraft.NO_REQUEST, false);
  private static final Omission NO_EXPRESSION =
      new Omission("the URL of the stub is not a regular expression", false);
  private static final Omission NO_CONTRACT =
      new Omission(
          "the stub matches many URLs, and without a contract its operation is unknown", false);

  private final List<Header> headers = new ArrayList<>();
  private final boolean known;
  private final String method;
  private final @Nullable String url;
  private final @Nullable StubUrl pattern;
  private boolean broken;

  /** Reads the matcher of a stub. */
  StubRequest(RecordedJson matcher) {
    this.known = matcher.isObject();
    String named = first(matcher, text -> text, "method");
    this.method = named == null ? "ANY" : named.toUpperCase(Locale.ROOT);
    this.url = first(matcher, text -> text, "url", "urlPath");
    StubUrl template = first(matcher, StubUrl::ofTemplate, "urlPathTemplate");
    StubUrl expression = first(matcher, StubUrl::ofPattern, "urlPattern", "urlPathPattern");
    this.pattern = expression == null ? template : expression;
    for (RecordedJson.Member header : matcher.member("headers").members()) {
      // A header that may have many values has the text that they are matched with.
      header.value().members().stream()
          .map(operator -> operator.value().string())
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(operand -> headers.add(new Header(header.name(), operand)));
    }
  }

  /** The first value that is there. */
  private <T> @Nullable T first(
      RecordedJson matcher, Function<String, @Nullable T> reader, String... names) {
    for (String name : names) {
      RecordedJson value = matcher.member(name);
      T read = value.string() == null ? null : reader.apply(value.string());
      broken |= read == null && !value.isNull();
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  /**
   * The request of a stub.
   *
   * @param request the request, or null if it is unknown
   * @param omission why the stub is not checked, or null
   */
  record Match(@Nullable Request request, @Nullable Omission omission) {}

  /** Finds the operation of the contract whose requests the stub matches. */
  Match match(TrafficFilter filter) {
    if (broken && known) {
      return new Match(null, NO_EXPRESSION);
    }
    if (!known) {
      return new Match(null, NOT_KNOWN);
    }
    if (url != null) {
      Request request = request(methodAt(url, filter), url);
      return new Match(request, filter.omission(request));
    }
    if (pattern == null || pattern.isForEverything()) {
      return new Match(null, FOR_EVERYTHING);
    }
    if (!filter.hasContract()) {
      return new Match(null, NO_CONTRACT);
    }
    return matched(pattern, filter);
  }

  private Match matched(StubUrl urls, TrafficFilter filter) {
    Request other = null;
    for (Operation operation : filter.operations()) {
      String path = urls.urlOf(operation);
      if (path != null && accepts(operation.method())) {
        Request request = request(operation.method(), path);
        return new Match(request, filter.omission(request));
      }
      other = path == null ? other : request(method, path);
    }
    return new Match(other, filter.omission(other == null ? request(method, "/") : other));
  }

  private boolean accepts(String asked) {
    return method.equals(asked)
        || method.equals("ANY")
        || (method.equals("GET_OR_HEAD") && (asked.equals(GET) || asked.equals("HEAD")));
  }

  /** The method of the stub, or of the operation with the path if the stub matches several. */
  private String methodAt(String path, TrafficFilter filter) {
    if (!SEVERAL_METHODS.contains(method)) {
      return method;
    }
    return filter.operations().stream()
        .filter(operation -> accepts(operation.method()))
        .filter(operation -> operation.path().match(path).isPresent())
        .map(Operation::method)
        .findFirst()
        .orElse(GET);
  }

  private Request request(String asked, String path) {
    return new Request(asked, path, Headers.of(headers));
  }
}
