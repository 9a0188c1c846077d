package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cassettes of VCR and of vcrpy, in JSON or, by {@link YamlAsJson}, in YAML. */
final class Cassette {
  private Cassette() {}

  /**
   * @param list the member with the entries
   * @param mark another member that is always there
   */
  static EntryFormat format(String list, String mark) {
    return new EntryFormat(
        names -> names.contains(list + "[]") && names.contains(mark) && !names.contains("consumer"),
        List.of(list),
        entry -> entry.member("recorded_at").string(),
        Cassette::readRequest,
        Cassette::readResponse);
  }

  private static void readRequest(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson request = entry.member("request");
    draft.setRequest(
        request.member("method").string(),
        request.first("uri", "url").string(),
        request.member("headers").headers("request"),
        request.member("body").utf8());
  }

  private static void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    RecordedJson response = entry.member("response");
    RecordedJson status = response.first("status", "status_code");
    RecordedJson body = response.first("body", "content");
    draft.setResponse(
        (status.isObject() ? status.first("code", "status_code") : status).status(),
        response.member("headers").headers("response"),
        body.string() == null ? bytes(body.inner(), draft) : body.utf8());
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
