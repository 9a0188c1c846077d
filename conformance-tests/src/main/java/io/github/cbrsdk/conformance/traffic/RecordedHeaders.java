package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a message in the forms in which recordings have them. */
final class RecordedHeaders {
  private final RecordedJson written;
  private final String message;
  private final List<Header> headers = new ArrayList<>();

  private RecordedHeaders(RecordedJson written, String message) {
    this.written = written;
    this.message = message;
  }

  /**
   * Members of an object, each with one value or an array of values.
   *
   * @param message the message that has the headers, for the flaw if they cannot be read
   */
  static Headers ofObject(RecordedJson written, String message) {
    RecordedHeaders read = new RecordedHeaders(written, message);
    for (Member each : written.isObject() ? written.members() : List.<Member>of()) {
      RecordedJson value = each.value();
      List<Member> values = value.isArray() ? value.members() : List.of(each);
      values.forEach(one -> read.add(each.name(), one.value().scalar()));
    }
    return read.headers(written.isObject());
  }

  /**
   * A list of objects, each with a name and a value.
   *
   * @param nameMember the member that has the name
   * @param message the message that has the headers, for the flaw if they cannot be read
   */
  static Headers ofList(RecordedJson written, String nameMember, String message) {
    RecordedHeaders read = new RecordedHeaders(written, message);
    for (Member each : written.isArray() ? written.members() : List.<Member>of()) {
      RecordedJson value = each.value().member("value");
      boolean empty = value.isNull() && !value.isAbsent();
      read.add(each.value().member(nameMember).string(), empty ? "" : value.scalar());
    }
    return read.headers(written.isArray());
  }

  private void add(@Nullable String name, @Nullable String value) {
    if (name == null || value == null) {
      written.flaw(ExchangeDraft.noHeaders(message));
    } else if (!name.startsWith(":")) { // HTTP/2's pseudo headers are none.
      headers.add(new Header(name, value));
    }
  }

  private Headers headers(boolean readable) {
    if (!readable && !written.isNull()) {
      written.flaw(ExchangeDraft.noHeaders(message));
    }
    return Headers.of(headers);
  }
}
