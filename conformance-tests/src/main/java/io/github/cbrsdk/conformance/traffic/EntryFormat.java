package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A format whose documents are entries, or have one list of entries; each entry has a request and
 * its response. A new format is one more in {@link #ALL}.
 *
 * @param matches whether a document with these members, named as {@link RecordingFormat} does, has
 *     this format
 * @param list the names of the members that lead to the list of entries, or to the only entry; none
 *     if the document is an entry
 * @param time the time of an entry as it is written, or null
 * @param request sets the request of a draft, or why it is not checked
 * @param response sets the response of a draft
 */
record EntryFormat(
    Predicate<Set<String>> matches,
    List<String> list,
    Function<RecordedJson, @Nullable String> time,
    RequestReader request,
    ResponseReader response) {
  private static final String[] LOG_STATUS = {
    "status", "status_code", "response_status", "response_code"
  };
  private static final Set<String> LOG_LINE =
      Set.of(
          "request_method", "request_uri", "request_line", "remote_addr", "remoteip", "clientip");
  private static final String[] MESSAGE_BODY = {"body", "bodyText", "raw_body", "payload", "data"};

  private static final List<EntryFormat> ALL =
      List.of(
          HarEntry.format(HarEntry::isEntry),
          HarEntry.format(names -> names.contains("snapshot/request{}"), "snapshot"),
          Cassette.format("http_interactions", "http_interactions[]"),
          Cassette.format("interactions", "version"),
          HoverflyPair.FORMAT,
          NewmanExecution.FORMAT,
          new EntryFormat(
              EntryFormat::isMessages,
              List.of(),
              entry -> entry.first("timestamp", "startedAt", "started_at", "time").scalar(),
              EntryFormat::readMessageRequest,
              EntryFormat::readMessageResponse),
          new EntryFormat(
              EntryFormat::isAccessLog,
              List.of(),
              entry -> entry.first("time_iso8601", "@timestamp", "timestamp", "time").string(),
              EntryFormat::readLoggedRequest,
              EntryFormat::readLoggedResponse),
          WireMockStub.format(names -> names.contains("mappings[]"), "mappings"),
          WireMockStub.format(WireMockStub::isStub));

  interface RequestReader {
    void read(RecordedJson entry, ExchangeDraft draft) throws IOException;
  }

  interface ResponseReader {
    void read(RecordedJson entry, ExchangeDraft draft) throws IOException, UnreadableBodyException;
  }

  /** The format of a document with these members, or null. */
  static @Nullable EntryFormat of(Set<String> names) {
    return ALL.stream().filter(each -> each.matches.test(names)).findFirst().orElse(null);
  }

  /**
   * Reads the entry at which a parser stands.
   *
   * @param document the bytes that the parser reads, from which a body is cut out as it is written,
   *     so that duplicate members and the form of numbers survive; null if the entry is one of a
   *     HAR, which is read while it is parsed
   */
  Exchange read(JsonParser parser, byte @Nullable [] document, ExchangeDraft draft)
      throws IOException {
    RecordedJson entry =
        RecordedJson.read(
            parser,
            document,
            draft::flaw,
            (name, before) -> document != null || isWanted(name, before, draft));
    draft.recordedAt = RecordedTime.parse(time.apply(entry));
    if (!draft.hasRequest()) {
      request.read(entry, draft);
    }
    try {
      if (!draft.isOmitted()) {
        response.read(entry, draft);
      }
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
    }
    return draft.exchange();
  }

  /** The responses of other services are not read: they may be of any size. */
  private boolean isWanted(String name, RecordedJson before, ExchangeDraft draft)
      throws IOException {
    if (name.equals("response") && !before.member("request").isAbsent() && !draft.hasRequest()) {
      request.read(before, draft);
    }
    return switch (name) {
      case "startedDateTime", "request" -> true;
      case "response" -> !draft.isOmitted();
      default -> false;
    };
  }

  /**
   * Entries that are an object with a request and a response: the NDJSON of Redocly's {@code
   * drift}, and the logs of Kong and APISIX, which have bodies only where they are configured to.
   */
  private static boolean isMessages(Set<String> names) {
    return names.contains("request/url:absolute")
        || (names.contains("request{}")
            && Stream.of("latencies{}", "response/body{}", "response/body[]")
                .anyMatch(names::contains))
        || names.containsAll(Set.of("req{}", "res{}"))
        || names.containsAll(Set.of("httpRequest/url", "httpResponse{}"));
  }

  private static void readMessageRequest(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson request = entry.first("request", "req", "httpRequest");
    draft.setRequest(
        request.first("method", "httpMethod").string(),
        request.first("url", "uri", "request_uri").string(),
        request.member("headers").headers("request"),
        textOrJson(request.first(MESSAGE_BODY)));
  }

  private static void readMessageResponse(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson response = entry.first("response", "res", "httpResponse");
    draft.setResponse(
        response.first("status", "statusCode").status(),
        response.member("headers").headers("response"),
        textOrJson(response.first(MESSAGE_BODY)));
  }

  /** A string is the body as text; any other value is a body of JSON. */
  private static byte @Nullable [] textOrJson(RecordedJson body) {
    return body.isNull() ? null : body.string() == null ? body.source() : body.utf8();
  }

  /**
   * JSON access logs of nginx and Apache, whose members are flat and have the names of the servers'
   * variables. Most have neither headers nor bodies.
   */
  private static boolean isAccessLog(Set<String> names) {
    return Stream.of(LOG_STATUS).anyMatch(names::contains)
        && LOG_LINE.stream().anyMatch(names::contains)
        && !names.contains("request{}")
        && !names.contains("response{}");
  }

  private static void readLoggedRequest(RecordedJson entry, ExchangeDraft draft) {
    String line = entry.first("request", "request_line").string();
    String[] words = line == null ? new String[0] : line.split(" ", -1);
    String method = entry.first("request_method", "method").string();
    String url = entry.first("request_url", "request_uri", "url", "uri", "path").string();
    method = method == null && words.length > 1 ? words[0] : method;
    url = url == null && words.length > 1 ? words[1] : url;
    String host = entry.first("host", "http_host", "server_name", "vhost").string();
    if (host != null && !host.isEmpty() && url != null && url.startsWith("/")) {
      String scheme = entry.first("scheme", "request_scheme").string();
      url = (scheme == null ? "https" : scheme) + "://" + host + url;
    }
    draft.setRequest(
        method,
        url,
        entry.first("request_headers", "headers_in").headers("request"),
        entry.member("request_body").utf8());
  }

  private static void readLoggedResponse(RecordedJson entry, ExchangeDraft draft) {
    String status = entry.first(LOG_STATUS).scalar();
    draft.setResponse(
        status != null && status.matches("[1-9][0-9]{2}") ? Integer.valueOf(status) : null,
        entry.first("response_headers", "headers_out").headers("response"),
        entry.first("response_body", "resp_body").utf8());
  }
}
