package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.Operation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request that a WireMock stub matches. */
final class StubRequest {
  private static final String GET = "GET";
  private static final Set<String> SEVERAL_METHODS = Set.of("ANY", "GET_OR_HEAD");
  private static final List<String> ALL =
      List.of("method", "url", "urlPath", "urlPathTemplate", "urlPattern", "urlPathPattern");
  static final String NO_EXPRESSION = "the URL of the stub is not a regular expression";
  static final String NO_QUERY =
      "the stub matches many values of a query parameter: write the one that was sent";

  private final String method;
  private final @Nullable String url;
  private final @Nullable StubUrl pattern;
  private final Headers headers;

  /**
   * The requests with a method, and with one URL or with those that match a pattern.
   *
   * @param method the method, {@code ANY} or {@code GET_OR_HEAD}; null for any
   */
  StubRequest(
      @Nullable String method, @Nullable String url, @Nullable StubUrl pattern, Headers headers) {
    this.method = method == null ? "ANY" : method.toUpperCase(Locale.ROOT);
    this.url = url;
    this.pattern = pattern;
    this.headers = headers;
  }

  static void read(RecordedJson matcher, ExchangeDraft draft) {
    if (!matcher.isObject()) {
      draft.setRequest(null, null, Headers.none(), null);
      return;
    }
    if (ALL.stream()
        .map(matcher::member)
        .anyMatch(value -> value.string() == null && !value.isNull())) {
      draft.omit(NO_EXPRESSION, false);
      return;
    }
    String url = matcher.first("url", "urlPath").string();
    String expression = matcher.first("urlPattern", "urlPathPattern").string();
    String template = matcher.member("urlPathTemplate").string();
    for (RecordedJson.Member parameter : matcher.member("queryParameters").members()) {
      String value = parameter.value().member("equalTo").string();
      if (value == null && !parameter.value().member("absent").isTrue()) {
        draft.omit(NO_QUERY, false);
        return;
      }
      url = value == null || url == null ? url : withQuery(url, parameter.name(), value);
    }
    StubUrl pattern =
        expression != null
            ? StubUrl.ofPattern(expression)
            : template != null ? StubUrl.ofTemplate(template) : null;
    if (expression != null && pattern == null) {
      draft.omit(NO_EXPRESSION, false);
      return;
    }
    List<Header> headers = new ArrayList<>();
    for (RecordedJson.Member header : matcher.member("headers").members()) {
      // A header that may have many values has the text that they are matched with.
      header.value().members().stream()
          .map(operator -> operator.value().string())
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(operand -> headers.add(new Header(header.name(), operand)));
    }
    String method = matcher.member("method").string();
    new StubRequest(method, url, pattern, Headers.of(headers)).writeTo(draft);
  }

  static String withQuery(String url, String name, String value) {
    String separator = url.contains("?") ? "&" : "?";
    return url + separator + URLEncoder.encode(name, UTF_8) + '=' + URLEncoder.encode(value, UTF_8);
  }

  /** Finds the operation of the contract whose requests the stub matches. */
  void writeTo(ExchangeDraft draft) {
    TrafficFilter filter = draft.filter;
    if (url != null) {
      draft.setRequest(methodAt(url, filter), url, headers, null);
    } else if (pattern == null || pattern.isForEverything()) {
      draft.omit("path: a stub for any", true);
    } else if (filter.contract() == null) {
      draft.omit(
          "the stub matches many URLs, and without a contract its operation is unknown", false);
    } else {
      write(pattern, draft);
    }
  }

  private void write(StubUrl urls, ExchangeDraft draft) {
    String other = null;
    for (Operation operation : draft.filter.operations()) {
      String path = urls.urlOf(operation);
      if (path != null && accepts(operation.method())) {
        draft.setRequest(operation.method(), path, headers, null);
        return;
      }
      other = path == null ? other : path;
    }
    draft.setRequest(method, other == null ? "/" : other, headers, null);
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
}
