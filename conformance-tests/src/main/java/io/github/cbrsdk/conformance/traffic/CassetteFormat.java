package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cassettes of VCR and of vcrpy, in JSON or, by {@link YamlAsJson}, in YAML. */
final class CassetteFormat implements EntryFormat {
  private final String list;
  private final String mark;

  /**
   * @param list the member with the entries
   * @param mark another member that is always there
   */
  CassetteFormat(String list, String mark) {
    this.list = list;
    this.mark = mark;
  }

  @Override
  public boolean matches(Set<String> names) {
    return names.contains(list + "[]") && names.contains(mark) && !names.contains("consumer");
  }

  @Override
  public List<String> list() {
    return List.of(list);
  }

  @Override
  public @Nullable String time(RecordedJson entry) {
    return entry.member("recorded_at").string();
  }

  @Override
  public RequestMatch match(RecordedJson entry, TrafficFilter filter) {
    RecordedJson request = entry.member("request");
    return RequestMatch.of(
        request.member("method").string(),
        request.first("uri", "url").string(),
        RecordedHeaders.ofObject(request.member("headers"), "request"),
        request.member("body").utf8(),
        filter);
  }

  @Override
  public void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    RecordedJson response = entry.member("response");
    RecordedJson status = response.first("status", "status_code");
    draft.status =
        status.isObject() ? status.first("code", "status_code").status() : status.status();
    draft.headers = RecordedHeaders.ofObject(response.member("headers"), "response");
    RecordedJson body = response.first("body", "content");
    draft.body = body.string() == null ? bytes(body.inner(), draft) : body.utf8();
    draft.requireResponse();
  }

  private static byte @Nullable [] bytes(RecordedJson body, ExchangeDraft draft)
      throws UnreadableBodyException {
    RecordedJson string = body.member("string");
    byte[] base64 = body.member("base64_string").utf8();
    if (base64 == null && string.isObject()) {
      base64 = string.member("base64_string").utf8(); // binary in YAML
    }
    if (base64 != null) {
      return ContentDecoder.base64(base64);
    }
    String encoding = body.member("encoding").string();
    String text = string.string();
    if (text != null
        && encoding != null
        && !encoding.matches("(?i)(utf-8|us-ascii|ascii-8bit|)")
        && !US_ASCII.newEncoder().canEncode(text)) {
      draft.flaw("the body was recorded in a character encoding that is not known");
    }
    return string.utf8();
  }
}
