package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;

/**
 * The first sources in alphabetical order: a choice that comes out the same however the work was
 * split.
 */
final class SourceSample implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeSet<String> first = new TreeSet<>();

  void add(String source) {
    if (first.size() < Finding.MAX_SOURCES) {
      first.add(source);
    } else if (source.compareTo(first.last()) < 0 && first.add(source)) {
      first.pollLast();
    }
  }

  List<String> list() {
    return List.copyOf(first);
  }
}
