package io.github.cbrsdk.conformance.traffic;

import static java.net.HttpURLConnection.HTTP_NOT_MODIFIED;

import io.github.cbrsdk.conformance.Headers;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of HARs, alone or in the lines of a trace of Playwright. Every member may be missing,
 * since browsers and proxies leave out different ones.
 */
final class HarEntry {
  private HarEntry() {}

  /**
   * @param list the names of the members that lead to the entry
   */
  static EntryFormat format(Predicate<Set<String>> matches, String... list) {
    return new EntryFormat(
        matches,
        List.of(list),
        entry -> entry.member("startedDateTime").string(),
        HarEntry::readRequest,
        HarEntry::readResponse);
  }

  static boolean isEntry(Set<String> names) {
    return Stream.of(
            "startedDateTime",
            "request/httpVersion",
            "request/headers[]",
            "response/httpVersion",
            "response/headers[]",
            "response/content")
        .anyMatch(names::contains);
  }

  private static void readRequest(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson request = entry.member("request");
    draft.setRequest(
        request.member("method").string(),
        request.member("url").string(),
        request.member("headers").headers("request"),
        request.member("postData").member("text").utf8());
  }

  private static void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    RecordedJson response = entry.member("response");
    RecordedJson content = response.member("content");
    draft.headers = response.member("headers").headers("response");
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
    draft.body = body(content, response.member("bodySize"), draft);
  }

  private static byte @Nullable [] body(
      RecordedJson content, RecordedJson bodySize, ExchangeDraft draft)
      throws IOException, UnreadableBodyException {
    byte[] text = content.member("text").utf8();
    if ((!content.isObject() && !content.isNull())
        || (text == null && !content.member("text").isNull())) {
      draft.lacks(ExchangeDraft.NO_BODY);
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
      return draft.file.attached(attached);
    }
    if (text == null || text.length == 0) {
      // An exported size is -1 where it is not known, and also 0 where the body was not kept.
      List<String> sizes =
          Stream.of(bodySize, content.member("size"))
              .map(RecordedJson::integer)
              .filter(size -> size != null && !size.startsWith("-"))
              .toList();
      boolean isEmpty =
          draft.isBodiless()
              || (text != null && !sizes.isEmpty())
              || "0".equals(draft.headers.first("Content-Length"));
      if (!isEmpty || !Set.of("0").containsAll(sizes)) {
        draft.lacks(ExchangeDraft.NO_BODY);
      }
      return null;
    }
    boolean binary = content.member("_isBinary").isTrue();
    return base64 || binary || ContentDecoder.isHexadecimal(text)
        ? ContentDecoder.chunks(text, base64)
        : text;
  }
}
