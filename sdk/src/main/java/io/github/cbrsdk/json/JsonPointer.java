package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/**
 * The location of a value (RFC 6901), as a linked list of steps from the root. Cheap to create;
 * most pointers are never printed.
 */
public final class JsonPointer {
  private static final int MAX_NAME_LENGTH = 200;

  static final JsonPointer ROOT = new JsonPointer(null, "", -1);

  private final @Nullable JsonPointer parent;
  private final String name;
  private final int index;

  private JsonPointer(@Nullable JsonPointer parent, String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  /** The pointer to a member or, if the index is not negative, to an item. */
  JsonPointer step(String name, int index) {
    return new JsonPointer(this, name, index);
  }

  /**
   * The pointer as text, empty for the root. Names in it are cut after 200 characters, and control
   * characters escaped.
   */
  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    return parent + "/" + (index >= 0 ? Integer.toString(index) : escaped());
  }

  /** The escaped name, on one line and of limited length, because a server may have chosen it. */
  private String escaped() {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length() && i < MAX_NAME_LENGTH; i++) {
      char c = name.charAt(i);
      switch (c) {
        case '~' -> escaped.append("~0");
        case '/' -> escaped.append("~1");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            escaped.append(String.format("\\u%04x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.append(name.length() > MAX_NAME_LENGTH ? "..." : "").toString();
  }
}
