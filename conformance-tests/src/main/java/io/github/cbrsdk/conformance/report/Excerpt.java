package io.github.cbrsdk.conformance.report;

import java.util.List;

/**
 * Some lines of a text, one of which matters.
 *
 * @param source where the text comes from
 * @param firstLine the number of the first line, from 1
 * @param markedLine the number of the line that matters
 * @param lines the lines
 */
public record Excerpt(String source, int firstLine, int markedLine, List<String> lines) {
  public Excerpt {
    lines = List.copyOf(lines);
  }
}
