package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A format whose documents are entries, or have one list of entries; each entry has a request and
 * its response. {@link EntryReader} does for all of them what the formats have in common. A new
 * format is one class here and one more in {@link #of}.
 */
interface EntryFormat {
  /**
   * The format of a document with these members, named as {@link RecordingFormat} does, or null.
   */
  static @Nullable EntryFormat of(Set<String> names) {
    return Stream.of(
            new CassetteFormat("http_interactions", "http_interactions[]"),
            new CassetteFormat("interactions", "version"),
            new HoverflyFormat(),
            new NewmanFormat(),
            new MessageFormat(),
            new AccessLogFormat())
        .filter(each -> each.matches(names))
        .findFirst()
        .orElse(null);
  }

  /** A request, or null if its method or its URL is missing. */
  static @Nullable Request request(
      @Nullable String method, @Nullable String url, Headers headers, byte @Nullable [] body) {
    return method == null || url == null
        ? null
        : new Request(method.toUpperCase(Locale.ROOT), url, headers, body);
  }

  boolean matches(Set<String> names);

  /**
   * The names of the members that lead to the list of entries; none if the document is an entry.
   */
  default List<String> list() {
    return List.of();
  }

  /** The time of the entry as it is written, or null. */
  default @Nullable String time(RecordedJson entry) {
    return null;
  }

  /** The request, or null if the entry does not say its method and URL. */
  @Nullable Request request(RecordedJson entry) throws IOException;

  /** The request, and why it is not checked. */
  default StubRequest.Match match(RecordedJson entry, TrafficFilter filter) throws IOException {
    Request request = request(entry);
    return new StubRequest.Match(
        request,
        request == null ? new Omission(ExchangeDraft.NO_REQUEST, false) : filter.omission(request));
  }

  /** Reads status, headers and body of the response; what is not there stays null. */
  void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws IOException, UnreadableBodyException;
}
