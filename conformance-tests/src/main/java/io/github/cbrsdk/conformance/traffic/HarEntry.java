package io.github.cbrsdk.conformance.traffic;

import static java.net.HttpURLConnection.HTTP_NOT_MODIFIED;
import static java.net.HttpURLConnection.HTTP_NO_CONTENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entry of a HAR. Every member may be missing, since browsers and proxies leave out
 * different ones.
 */
final class HarEntry {
  private final ExchangeDraft draft;
  private final RecordingFile file;
  private final TrafficFilter filter;
  private @Nullable RecordedJson readRequest;
  private @Nullable Omission omission;

  private HarEntry(ExchangeDraft draft, RecordingFile file, TrafficFilter filter) {
    this.draft = draft;
    this.file = file;
    this.filter = filter;
  }

  /** Reads the entry at which a parser stands. */
  static Exchange read(JsonParser parser, RecordingFile file, String source, TrafficFilter filter)
      throws IOException {
    ExchangeDraft draft = new ExchangeDraft(source);
    HarEntry reader = new HarEntry(draft, file, filter);
    RecordedJson entry = RecordedJson.read(parser, null, draft::flaw, reader::isWanted);
    draft.recordedAt = RecordedTime.parse(entry.member("startedDateTime").string());
    Omission foreign = reader.readRequest(entry.member("request"));
    if (foreign != null) {
      return draft.omitted(foreign);
    }
    reader.readResponse(entry.member("response"));
    return draft.decoded();
  }

  /** The responses of other services are not read: they may be of any size. */
  private boolean isWanted(String name, List<Member> before) {
    return switch (name) {
      case "startedDateTime", "request" -> true;
      case "response" ->
          before.stream()
              .noneMatch(
                  each -> each.name().equals("request") && readRequest(each.value()) != null);
      default -> false;
    };
  }

  /** Reads a request; returns why it is left out, or null if it is to be checked. */
  private @Nullable Omission readRequest(RecordedJson request) {
    if (request != readRequest) {
      readRequest = request;
      omission = omissionOf(request);
    }
    return omission;
  }

  private @Nullable Omission omissionOf(RecordedJson request) {
    String method = request.member("method").string();
    String url = request.member("url").string();
    Headers headers = headers(request, "request");
    if (method == null || url == null) {
      draft.flaw(ExchangeDraft.NO_REQUEST);
      return null;
    }
    String body = request.member("postData").member("text").string();
    Request read =
        new Request(
            method.toUpperCase(Locale.ROOT),
            url,
            headers,
            body == null ? null : body.getBytes(UTF_8));
    draft.request = read;
    return filter.omission(read);
  }

  private void readResponse(RecordedJson response) throws IOException {
    RecordedJson content = response.member("content");
    draft.headers = headers(response, "response");
    draft.status = response.member("status").status();
    if (draft.status == null) {
      // Browsers write status 0 for what was blocked or aborted.
      draft.flaw(
          "0".equals(response.member("status").integer())
              ? "there was no response: the request was blocked or broken off"
              : ExchangeDraft.NO_STATUS);
    }
    String type = content.member("mimeType").string();
    if (response.member("headers").members().isEmpty()
        && type != null
        && !type.isEmpty()
        && !type.equals("x-unknown")) {
      // A real response has headers; none listed means that the exporter left them out.
      draft.headers = Headers.of("Content-Type", type);
    }
    draft.body = body(content, response.member("bodySize"));
  }

  private byte @Nullable [] body(RecordedJson content, RecordedJson bodySize) throws IOException {
    byte[] text = content.member("text").utf8();
    if ((!content.isObject() && !content.isNull())
        || (text == null && !content.member("text").isNull())) {
      draft.flaw(ExchangeDraft.NO_BODY);
    }
    String encoding = content.member("encoding").string();
    boolean base64 = "base64".equalsIgnoreCase(encoding);
    if (encoding == null
        ? !content.member("encoding").isNull()
        : !base64 && !encoding.matches("(?i)(utf-?8)?")) {
      draft.flaw("the body was exported in an encoding that is not known");
    }
    if (Objects.equals(draft.status, HTTP_NOT_MODIFIED)) {
      return null; // Browsers export what they had in their cache.
    }
    String attached = content.first("_file", "_sha1").string();
    if (attached != null && text == null) {
      return attached(attached);
    }
    if (text == null || text.length == 0) {
      requireNoBody(
          Stream.of(bodySize, content.member("size"))
              .map(RecordedJson::integer)
              .filter(Objects::nonNull)
              .toList());
      return null;
    }
    try {
      boolean binary = "true".equals(content.member("_isBinary").scalar());
      return base64 || binary || ContentDecoder.isHexadecimal(text)
          ? ContentDecoder.chunks(text, base64)
          : text;
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
      return null;
    }
  }

  private byte @Nullable [] attached(String name) throws IOException {
    try {
      return file.attached(name);
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
      return null;
    }
  }

  /** An exported size is -1 where it is not known. */
  private void requireNoBody(List<String> sizes) {
    Integer status = draft.status;
    boolean filled = sizes.stream().anyMatch(size -> !size.equals("0") && !size.startsWith("-"));
    boolean bodiless = status != null && (status == HTTP_NO_CONTENT || status / 100 == 1);
    boolean head = draft.request != null && draft.request.method().equals("HEAD");
    if (filled || !(sizes.contains("0") || bodiless || head)) {
      draft.flaw(ExchangeDraft.NO_BODY);
    }
  }

  private Headers headers(RecordedJson message, String name) {
    RecordedJson list = message.member("headers");
    if (!list.isArray() && !list.isNull()) {
      draft.flaw(ExchangeDraft.noHeaders(name));
      return Headers.none();
    }
    List<Header> headers = new ArrayList<>();
    for (Member each : list.members()) {
      RecordedJson header = each.value().member("name");
      RecordedJson value = each.value().member("value");
      String text = value.isNull() && !value.isAbsent() ? "" : value.string();
      if (header.string() == null || text == null) {
        draft.flaw(ExchangeDraft.noHeaders(name));
      } else if (!header.string().startsWith(":")) { // HTTP/2's pseudo headers are none.
        headers.add(new Header(header.string(), text));
      }
    }
    return Headers.of(headers);
  }
}
