package io.github.cbrsdk.http;

/** Checks values of path parameters, none of which may change the structure of the path. */
final class PathSegment {
  private PathSegment() {}

  static String require(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(name + " is a dot segment");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '\\' || Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            name + " has a slash or a control character at index " + i);
      }
    }
    return value;
  }
}
