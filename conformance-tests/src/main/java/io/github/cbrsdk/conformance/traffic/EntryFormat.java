package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A format whose documents are entries, or have one list of entries; each entry has a request and
 * its response. A new format is one class here and one more in {@link #of}.
 */
interface EntryFormat {
  int HTTP_SWITCHING_PROTOCOLS = 101;

  /**
   * The format of a document with these members, named as {@link RecordingFormat} does, or null.
   */
  static @Nullable EntryFormat of(Set<String> names) {
    return Stream.of(
            new HarEntry(),
            new HarEntry("snapshot"),
            new CassetteFormat("http_interactions", "http_interactions[]"),
            new CassetteFormat("interactions", "version"),
            new HoverflyFormat(),
            new NewmanFormat(),
            new MessageFormat(),
            new AccessLogFormat(),
            new WireMockStub("mappings"),
            new WireMockStub())
        .filter(each -> each.matches(names))
        .findFirst()
        .orElse(null);
  }

  boolean matches(Set<String> names);

  /**
   * The names of the members that lead to the list of entries, or to the only entry; none if the
   * document is an entry.
   */
  default List<String> list() {
    return List.of();
  }

  /** Whether a member of an entry is needed, by its name and the members before it. */
  default boolean isWanted(String name, List<RecordedJson.Member> before, TrafficFilter filter) {
    return true;
  }

  /** The time of the entry as it is written, or null. */
  default @Nullable String time(RecordedJson entry) {
    return null;
  }

  /** The request, and why it is not checked. */
  RequestMatch match(RecordedJson entry, TrafficFilter filter) throws IOException;

  /** Reads status, headers and body of the response; what is not there stays null. */
  void readResponse(RecordedJson entry, ExchangeDraft draft)
      throws IOException, UnreadableBodyException;

  /**
   * Reads the entry at which a parser stands.
   *
   * @param document the bytes that the parser reads, from which a body is cut out as it is written,
   *     so that duplicate members and the form of numbers survive; null if the format has none
   */
  default Exchange read(
      JsonParser parser, byte @Nullable [] document, ExchangeDraft draft, TrafficFilter filter)
      throws IOException {
    RecordedJson entry =
        RecordedJson.read(
            parser, document, draft::flaw, (name, before) -> isWanted(name, before, filter));
    draft.recordedAt = RecordedTime.parse(time(entry));
    RequestMatch match = match(entry, filter);
    draft.request = match.request();
    if (match.omission() != null) {
      return draft.omitted(match.omission());
    }
    try {
      readResponse(entry, draft);
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
    }
    return draft.status != null && draft.status == HTTP_SWITCHING_PROTOCOLS
        ? draft.omitted(TrafficFilter.WEB_SOCKET)
        : draft.decoded();
  }
}
