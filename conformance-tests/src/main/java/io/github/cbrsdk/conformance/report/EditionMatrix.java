package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each group of exchanges drifts from each edition.
 *
 * @param editions names of the editions, the columns
 * @param rows one for each group
 */
public record EditionMatrix(List<String> editions, List<Row> rows) {
  public EditionMatrix {
    editions = List.copyOf(editions);
    rows = List.copyOf(rows);
  }

  /**
   * A group of exchanges.
   *
   * @param label what they have in common, such as their folder
   * @param exchanges how many were checked
   * @param cells how it drifts, by edition; an edition that was not considered is not there
   */
  public record Row(String label, long exchanges, @JsonProperty("drifts") Map<String, Cell> cells) {
    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  /**
   * A group by an edition.
   *
   * @param breaking number of different drifts of impact breaking
   * @param additive number of different drifts of impact additive
   */
  public record Cell(int breaking, int additive) {
    /** Drifts of either impact. */
    public int drifts() {
      return breaking + additive;
    }
  }
}
