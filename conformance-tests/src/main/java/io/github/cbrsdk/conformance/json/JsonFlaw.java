package io.github.cbrsdk.conformance.json;

import java.util.List;

/**
 * A violation of RFC 8259 in a text.
 *
 * @param path the names and indices of the values around it, from the outside in
 * @param what the problem in words, without any content of the text
 */
public record JsonFlaw(Kind kind, List<String> path, String what) {
  public JsonFlaw {
    path = List.copyOf(path);
  }

  public enum Kind {
    MALFORMED,
    DUPLICATE_MEMBER
  }
}
