package io.github.cbrsdk.conformance.json;

import java.util.Arrays;
import java.util.List;

/** JSON pointers (RFC 6901), as texts: {@code ""} for the whole value, else {@code /name/name}. */
public final class JsonPointer {
  private JsonPointer() {}

  /** The pointer of a member or element of the value at another pointer. */
  public static String child(String parent, String name) {
    return parent + '/' + escape(name);
  }

  /** A name as it stands in a pointer. */
  public static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The names in it, unescaped, from the outside in. */
  public static List<String> names(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1)).map(JsonPointer::unescape).toList();
  }

  private static String unescape(String name) {
    return name.replace("~1", "/").replace("~0", "~");
  }

  /** The last name, unescaped; empty for the whole value. */
  public static String name(String pointer) {
    return unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  /** The pointer of the object or array around it; the whole value is its own parent. */
  public static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }
}
