package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Headers that are written as members of an object, with one value or an array of values each. */
final class HeaderMembers {
  private HeaderMembers() {}

  /**
   * Reads the object at which the cursor stands.
   *
   * @param message whose headers they are, for the reason if they cannot be read
   */
  static List<Header> read(JsonCursor cursor, String message) throws IOException {
    List<Header> headers = new ArrayList<>();
    boolean object =
        cursor.members(
            name -> {
              if (!cursor.array(() -> add(cursor, message, name, headers))) {
                add(cursor, message, name, headers);
              }
            });
    if (!object && !cursor.isNull()) {
      cursor.flaw(Unread.headers(message));
    }
    return headers;
  }

  private static void add(JsonCursor cursor, String message, String name, List<Header> headers)
      throws IOException {
    String value = cursor.scalar();
    if (value == null) {
      cursor.flaw(Unread.headers(message));
    } else {
      headers.add(new Header(name, value));
    }
  }
}
