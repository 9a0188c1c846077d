package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * How many exchanges there were.
 *
 * @param total all
 * @param checked those that were checked
 * @param drifted those of them that drift from the edition of the result
 * @param notChecked how many were not checked, by reason
 */
@JsonPropertyOrder({"total", "checked", "notChecked", "drifted", "notCheckedReasons"})
@JsonIgnoreProperties(value = "notChecked", allowGetters = true)
public record ExchangeCounts(
    long total,
    long checked,
    long drifted,
    @JsonProperty("notCheckedReasons") Map<String, Long> notChecked) {
  /** How many were not checked, for whatever reason. */
  @JsonProperty("notChecked")
  public long notCheckedTotal() {
    return total - checked;
  }
}
