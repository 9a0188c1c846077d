package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Simulations of Hoverfly, of the schemas v3 to v5. Their requests are matchers, as in WireMock.
 */
final class HoverflyPair {
  static final EntryFormat FORMAT =
      new EntryFormat(
          names -> names.contains("data/pairs[]"),
          List.of("data", "pairs"),
          entry -> null,
          HoverflyPair::readRequest,
          HoverflyPair::readResponse);

  private HoverflyPair() {}

  private static void readRequest(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson request = entry.member("request");
    String path = value(request.member("path"), "exact");
    String regex = value(request.member("path"), "regex");
    String glob = value(request.member("path"), "glob");
    String host = value(request.member("destination"), "exact");
    String scheme = value(request.member("scheme"), "exact");
    String base = host == null ? "" : (scheme == null ? "https" : scheme) + "://" + host;
    String url = path == null ? null : withQuery(base + path, request.member("query"));
    StubUrl pattern =
        regex != null
            ? StubUrl.ofPattern(".*?(?:" + regex + ").*")
            : glob != null ? StubUrl.ofPattern(Pattern.quote(glob).replace("*", "\\E.*\\Q")) : null;
    if (!request.isObject()) {
      draft.setRequest(null, null, Headers.none(), null);
    } else if (path == null && regex != null && pattern == null) {
      draft.omit(StubRequest.NO_EXPRESSION, false);
    } else if (path != null && url == null) {
      draft.omit(StubRequest.NO_QUERY, false);
    } else {
      String method = value(request.member("method"), "exact");
      new StubRequest(method, url, pattern, Headers.none()).writeTo(draft);
    }
  }

  /** The URL with its query, or null if one of the matchers allows more than one value. */
  private static @Nullable String withQuery(String url, RecordedJson query) {
    String whole = value(query, "exact");
    if (whole != null) {
      return whole.isEmpty() ? url : url + '?' + whole;
    }
    String text = url;
    for (Member each : query.members()) {
      String value = query.isObject() ? value(each.value(), "exact") : null;
      if (value == null) {
        return null;
      }
      text = StubRequest.withQuery(text, each.name(), value);
    }
    return text;
  }

  /** The operand of a matcher: {@code [{matcher, value}]}, or {@code {exactMatch}} before v5. */
  private static @Nullable String value(RecordedJson matchers, String kind) {
    if (matchers.isObject()) {
      return matchers.member(kind + "Match").string();
    }
    for (Member each : matchers.members()) {
      String matcher = each.value().member("matcher").string();
      if (kind.equals(matcher == null ? "exact" : matcher)) {
        return each.value().member("value").string();
      }
    }
    return null;
  }

  private static void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws UnreadableBodyException {
    RecordedJson response = entry.member("response");
    if (response.member("templated").isTrue()) {
      draft.flaw("the body is a template of Hoverfly");
    }
    byte[] body = response.member("body").utf8();
    if (!response.member("bodyFile").isNull() && (body == null || body.length == 0)) {
      draft.flaw("the body is in a file beside the simulation: export it with its bodies");
    }
    boolean encoded = response.member("encodedBody").isTrue();
    draft.setResponse(
        response.member("status").status(),
        response.member("headers").headers("response"),
        body != null && encoded ? ContentDecoder.base64(body) : body);
  }
}
