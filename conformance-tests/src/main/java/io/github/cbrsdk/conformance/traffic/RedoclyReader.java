package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one line of the NDJSON of Redocly's {@code drift}. */
final class RedoclyReader {
  private RedoclyReader() {}

  /**
   * Reads the exchange at which a parser stands.
   *
   * @param document the bytes that the parser reads, from which a body is cut out as it is written
   */
  static Exchange read(JsonParser parser, byte[] document, String source, TrafficFilter filter)
      throws IOException {
    ExchangeDraft draft = new ExchangeDraft(source);
    RecordedJson line = RecordedJson.read(parser, document, draft::flaw, (name, before) -> true);
    draft.recordedAt = RecordedTime.parse(line.member("timestamp").string());
    RecordedJson request = line.member("request");
    String method = request.member("method").string();
    String url = request.member("url").string();
    if (method == null || url == null) {
      return draft.omitted(new Omission(ExchangeDraft.NO_REQUEST, false));
    }
    Request read =
        new Request(
            method.toUpperCase(Locale.ROOT),
            url,
            request.member("headers").headers("request"),
            bytes(request.member("body")));
    draft.request = read;
    Omission foreign = filter.omission(read);
    if (foreign != null) {
      return draft.omitted(foreign);
    }
    RecordedJson response = line.member("response");
    RecordedJson body = response.member("body");
    draft.status = response.member("status").status();
    if (draft.status == null) {
      draft.flaw(ExchangeDraft.NO_STATUS);
    } else if (body.isNull() && draft.status != 204 && draft.status != 304) {
      draft.flaw(ExchangeDraft.NO_BODY);
    }
    draft.headers = response.member("headers").headers("response");
    if (draft.headers.all().isEmpty()) {
      // A real response has headers; none listed means that the exporter left them out.
      draft.flaw(ExchangeDraft.noHeaders("response"));
    }
    // A string is the body as text; any other value is a body of JSON.
    draft.body = bytes(body);
    return draft.decoded();
  }

  private static byte @Nullable [] bytes(RecordedJson body) {
    return body.isNull() ? null : body.string() == null ? body.source() : body.utf8();
  }
}
