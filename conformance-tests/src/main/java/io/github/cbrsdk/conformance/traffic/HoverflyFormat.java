package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Simulations of Hoverfly, of the schemas v3 to v5. Their requests are matchers, as in WireMock.
 */
final class HoverflyFormat implements EntryFormat {
  @Override
  public boolean matches(Set<String> names) {
    return names.contains("data/pairs[]");
  }

  @Override
  public List<String> list() {
    return List.of("data", "pairs");
  }

  @Override
  public RequestMatch match(RecordedJson entry, TrafficFilter filter) {
    RecordedJson request = entry.member("request");
    if (!request.isObject()) {
      return RequestMatch.NOT_KNOWN;
    }
    String path = value(request.member("path"), "exact");
    String regex = value(request.member("path"), "regex");
    String glob = value(request.member("path"), "glob");
    StubUrl pattern = null;
    if (regex != null) {
      pattern = StubUrl.ofPattern(".*?(?:" + regex + ").*");
    } else if (glob != null) {
      pattern = StubUrl.ofPattern(Pattern.quote(glob).replace("*", "\\E.*\\Q"));
    }
    if (path == null && regex != null && pattern == null) {
      return StubRequest.NO_EXPRESSION;
    }
    String host = value(request.member("destination"), "exact");
    String scheme = value(request.member("scheme"), "exact");
    String base = host == null ? "" : (scheme == null ? "https" : scheme) + "://" + host;
    String url = path == null ? null : withQuery(base + path, request.member("query"));
    if (path != null && url == null) {
      return StubRequest.NO_QUERY;
    }
    String method = value(request.member("method"), "exact");
    return new StubRequest(method, url, pattern, Headers.none()).match(filter);
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

  @Override
  public void readResponse(RecordedJson entry, ExchangeDraft draft) throws UnreadableBodyException {
    RecordedJson response = entry.member("response");
    if ("true".equals(response.member("templated").scalar())) {
      draft.flaw("the body is a template of Hoverfly");
    }
    draft.status = response.member("status").status();
    draft.headers = RecordedHeaders.ofObject(response.member("headers"), "response");
    byte[] body = response.member("body").utf8();
    if (!response.member("bodyFile").isNull() && (body == null || body.length == 0)) {
      draft.flaw("the body is in a file beside the simulation: export it with its bodies");
    }
    boolean encoded = "true".equals(response.member("encodedBody").scalar());
    draft.body = body != null && encoded ? ContentDecoder.base64(body) : body;
    draft.requireResponse();
  }
}
