package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * How one member was seen over all exchanges of an operation.
 *
 * @param operation the operationId
 * @param schema the name of the schema of the whole body
 * @param pointer JSON pointer, array indices collapsed to {@code *}
 * @param declared whether the contract declares it
 * @param present how often it had a value other than null
 * @param nulls how often it was null
 * @param absent number of its objects without it
 * @param types how often it had each JSON type, null left out, by the type's name
 * @param values how often it had each value, for members whose schema lists values; of those that
 *     it does not list at most {@value #MAX_VALUES}, the first in alphabetical order
 */
public record MemberStatistics(
    String operation,
    String schema,
    String pointer,
    boolean declared,
    long present,
    @JsonProperty("null") long nulls,
    long absent,
    Map<String, Long> types,
    Map<String, Long> values) {
  /** How many unlisted values are counted by name. */
  public static final int MAX_VALUES = 50;

  /** The sum of both, which are of one member. */
  public MemberStatistics plus(MemberStatistics other) {
    return new MemberStatistics(
        operation,
        schema,
        pointer,
        declared || other.declared,
        present + other.present,
        nulls + other.nulls,
        absent + other.absent,
        ExchangeCounts.sum(types, other.types),
        ExchangeCounts.sum(values, other.values));
  }
}
