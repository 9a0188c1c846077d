package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands (RFC 6901), as the steps from the root. Cheap to make, since hardly any is
 * ever printed.
 */
public final class JsonPointer {
  private static final int LONGEST = 200;

  static final JsonPointer ROOT = new JsonPointer(null, "", -1);

  private final @Nullable JsonPointer parent;
  private final String name;
  private final int index;

  private JsonPointer(@Nullable JsonPointer parent, String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  /** A step further: to the member of that name or, if it is not negative, to the item at index. */
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

  /** On one line and not endless, because the name may be anything that a server thought of. */
  private String escaped() {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length() && i < LONGEST; i++) {
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
    return escaped.append(name.length() > LONGEST ? "..." : "").toString();
  }
}
