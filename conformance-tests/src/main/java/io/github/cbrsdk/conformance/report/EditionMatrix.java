package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of drifts of each group of exchanges from each edition.
 *
 * @param editions names of the editions, the columns
 */
public record EditionMatrix(List<String> editions, List<Row> rows) {
  public EditionMatrix {
    editions = List.copyOf(editions);
    rows = List.copyOf(rows);
  }

  /**
   * A group of exchanges.
   *
   * @param label the name of the group, such as a folder
   * @param cells the drifts by edition, without editions that were not considered
   */
  public record Row(String label, long exchanges, @JsonProperty("drifts") Map<String, Cell> cells) {
    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  public record Cell(int breaking, int additive) {
    public int drifts() {
      return breaking + additive;
    }
  }
}
