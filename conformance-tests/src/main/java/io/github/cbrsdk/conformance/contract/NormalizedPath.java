package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;

/** The form {@code $['name'][0]} in which a JSONPath evaluation names what it found. */
final class NormalizedPath {
  private NormalizedPath() {}

  /** Its segments: a String for a name, an Integer for an index. */
  static List<Object> segments(String path) {
    List<Object> segments = new ArrayList<>();
    int i = 1;
    while (i < path.length()) {
      if (path.charAt(i + 1) == '\'') {
        StringBuilder name = new StringBuilder();
        i += 2;
        while (path.charAt(i) != '\'') {
          if (path.charAt(i) == '\\') {
            i++;
          }
          name.append(path.charAt(i++));
        }
        segments.add(name.toString());
        i += 2;
      } else {
        int end = path.indexOf(']', i);
        segments.add(Integer.valueOf(path.substring(i + 1, end)));
        i = end + 1;
      }
    }
    return segments;
  }
}
