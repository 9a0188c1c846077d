package io.github.cbrsdk.conformance.json;

import java.util.List;

/**
 * Something wrong with a text as JSON.
 *
 * @param kind what kind of fault
 * @param path names and indices on the way to it
 * @param what the fault in words, without any content of the text
 */
public record JsonFlaw(Kind kind, List<String> path, String what) {
  public JsonFlaw {
    path = List.copyOf(path);
  }

  /** Kinds of faults. */
  public enum Kind {
    MALFORMED,
    DUPLICATE_MEMBER
  }
}
