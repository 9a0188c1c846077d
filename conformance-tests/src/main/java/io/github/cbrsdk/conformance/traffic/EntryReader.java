package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import java.io.IOException;

/** Reads an entry of any {@link EntryFormat}. */
final class EntryReader {
  private EntryReader() {}

  /**
   * Reads the entry at which a parser stands.
   *
   * @param document the bytes that the parser reads, from which a body is cut out as it is written
   */
  static Exchange read(
      EntryFormat format, JsonParser parser, byte[] document, String source, TrafficFilter filter)
      throws IOException {
    ExchangeDraft draft = new ExchangeDraft(source);
    RecordedJson entry = RecordedJson.read(parser, document, draft::flaw, (name, before) -> true);
    draft.recordedAt = RecordedTime.parse(format.time(entry));
    StubRequest.Match match = format.match(entry, filter);
    draft.request = match.request();
    if (match.omission() != null) {
      return draft.omitted(match.omission());
    }
    try {
      format.readResponse(entry, draft);
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
    }
    requireResponse(draft);
    return draft.decoded();
  }

  /** What was not recorded is not checked; it is no fault of the service. */
  private static void requireResponse(ExchangeDraft draft) {
    Integer status = draft.status;
    if (status == null) {
      draft.flaw(ExchangeDraft.NO_STATUS);
      return;
    }
    boolean bodiless =
        status == 204
            || status == 304
            || status / 100 == 1
            || (draft.request != null && draft.request.method().equals("HEAD"));
    if (draft.body == null && !bodiless) {
      draft.flaw(ExchangeDraft.NO_BODY);
    }
    if (draft.headers.all().isEmpty()) {
      // A real response has headers; none listed means that the exporter left them out.
      draft.flaw(ExchangeDraft.noHeaders("response"));
    }
    if (draft.body != null && draft.body.length == 0) {
      draft.body = null;
    }
  }
}
