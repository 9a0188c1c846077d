package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.traffic.JsonCursor.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests a WireMock stub answers. */
final class StubRequest {
  private static final String GET = "GET";
  private static final Set<String> SEVERAL_METHODS = Set.of("ANY", "GET_OR_HEAD");
  private static final Omission FOR_EVERYTHING = new Omission("path: a stub for any", true);
  private static final Omission NOT_KNOWN = new Omission(Unread.NO_REQUEST, false);
  private static final Omission NO_EXPRESSION =
      new Omission("the URL of the stub is no regular expression", false);
  private static final Omission NO_CONTRACT =
      new Omission(
          "the stub answers many URLs, and without a contract it is not known of which operation",
          false);

  private final JsonCursor cursor;
  private final List<Header> headers = new ArrayList<>();
  private boolean known;
  private String method = "ANY";
  private @Nullable String url;
  private @Nullable StubUrl pattern;
  private boolean broken;

  StubRequest(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /**
   * What a stub answers.
   *
   * @param request the request, or null if it is not known
   * @param omission why the stub is not checked, or null if it is
   */
  record Answered(@Nullable Request request, @Nullable Omission omission) {}

  /** Reads the matcher at which the cursor stands. */
  void read() throws IOException {
    Map<String, ValueReader> members =
        Map.of(
            "method", this::readMethod,
            "url", this::readUrl,
            "urlPath", this::readUrl,
            "urlPattern", this::readPattern,
            "urlPathPattern", this::readPattern,
            "urlPathTemplate", this::readTemplate,
            "headers", () -> cursor.members(this::readHeader));
    known = cursor.object(members);
  }

  private void readMethod() throws IOException {
    String text = cursor.string();
    broken |= text == null && !cursor.isNull();
    method = text == null ? method : text.toUpperCase(Locale.ROOT);
  }

  private void readUrl() throws IOException {
    url = cursor.string();
    broken |= url == null && !cursor.isNull();
  }

  private void readPattern() throws IOException {
    String text = cursor.string();
    pattern = text == null ? null : StubUrl.ofPattern(text);
    broken |= pattern == null && !cursor.isNull();
  }

  private void readTemplate() throws IOException {
    String text = cursor.string();
    pattern = text == null ? null : StubUrl.ofTemplate(text);
    broken |= pattern == null && !cursor.isNull();
  }

  /** A header that may have many values is there with the text that they are matched with. */
  private void readHeader(String name) throws IOException {
    int before = headers.size();
    cursor.members(
        operator -> {
          String operand = cursor.string();
          if (operand != null && headers.size() == before) {
            headers.add(new Header(name, operand));
          }
        });
  }

  /** What of the traffic that is to be checked the stub answers. */
  Answered answered(TrafficFilter filter) {
    if (broken && known) {
      return new Answered(null, NO_EXPRESSION);
    }
    if (!known) {
      return new Answered(null, NOT_KNOWN);
    }
    if (url != null) {
      Request request = request(methodAt(url, filter), url);
      return new Answered(request, filter.omission(request));
    }
    if (pattern == null || pattern.isForEverything()) {
      return new Answered(null, FOR_EVERYTHING);
    }
    if (!filter.hasContract()) {
      return new Answered(null, NO_CONTRACT);
    }
    return matched(pattern, filter);
  }

  private Answered matched(StubUrl urls, TrafficFilter filter) {
    Request other = null;
    for (Operation operation : filter.operations()) {
      String path = urls.urlOf(operation);
      if (path != null && answers(operation.method())) {
        Request request = request(operation.method(), path);
        return new Answered(request, filter.omission(request));
      }
      other = path == null ? other : request(method, path);
    }
    return new Answered(other, filter.omission(other == null ? request(method, "/") : other));
  }

  private boolean answers(String asked) {
    return method.equals(asked)
        || method.equals("ANY")
        || (method.equals("GET_OR_HEAD") && (asked.equals(GET) || asked.equals("HEAD")));
  }

  /** The method of the operation that has the path, where the stub answers several. */
  private String methodAt(String path, TrafficFilter filter) {
    if (!SEVERAL_METHODS.contains(method)) {
      return method;
    }
    return filter.operations().stream()
        .filter(operation -> answers(operation.method()))
        .filter(operation -> operation.path().match(path).isPresent())
        .map(Operation::method)
        .findFirst()
        .orElse(GET);
  }

  private Request request(String asked, String path) {
    return new Request(asked, path, Headers.of(headers));
  }
}
