package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.Observed;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleValues;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A number, a length or a count is outside the limits that the contract sets. */
final class RangeExceeded extends ConstraintRule {
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  /** A number with at most so many digits fits into a long. */
  private static final int LONG_DIGITS = 18;

  RangeExceeded() {
    super(
        Rule.RANGE_EXCEEDED,
        "A number, a length or a count is outside the limits that the contract sets.",
        "\"size\": 3000000000 where int32 is declared");
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    String location = finding.drift().contract().pointer();
    String keyword = JsonPointer.name(location);
    String schema = JsonPointer.parent(location);
    Observed observed = draft.observed(finding);
    String why = finding.pointer() + " is " + finding.drift().observed();
    boolean lower = keyword.endsWith("inimum");
    if (lower || keyword.endsWith("aximum")) {
      BigDecimal limit = lower ? observed.least() : observed.greatest();
      return limit == null
          ? Optional.of("the number is too long to compute with")
          : draft.put(finding, schema, keyword, number(limit, keyword, lower ? -1 : 1), why);
    }
    BigDecimal greatest = observed.greatest();
    if (keyword.equals("format")
        && greatest != null
        && greatest.abs().compareTo(INT64_MAX) <= 0
        && "int32".equals(draft.original(location))) {
      return draft.put(finding, schema, "format", "int64", why);
    }
    return draft.remove(finding, schema, keyword, why);
  }

  /** A limit itself is inside, but for an exclusive one. */
  private static Object number(BigDecimal limit, String keyword, int direction) {
    BigDecimal number =
        keyword.startsWith("exclusive") ? limit.add(BigDecimal.valueOf(direction)) : limit;
    return number.scale() <= 0 && number.precision() <= LONG_DIGITS
        ? (Object) number.longValueExact()
        : number;
  }

  @Override
  Stream<Mutation> mutations(SampleExchange sample, ValueLocation location) {
    List<Mutation> all = new ArrayList<>();
    for (Range range : location.schema().constraints(Range.class).toList()) {
      BigDecimal min = range.min();
      BigDecimal max = range.max();
      int least = min == null ? 0 : min.intValue();
      if (range.measure() == Range.Measure.VALUE && location.value() instanceof JsonNumber) {
        BigDecimal step = range.exclusive() ? BigDecimal.ZERO : BigDecimal.ONE;
        if (max != null) {
          all.add(of(sample, location, "number too large", Json.of(max.add(step))));
        }
        if (min != null) {
          all.add(of(sample, location, "number too small", Json.of(min.subtract(step))));
        }
      } else if (range.measure() == Range.Measure.LENGTH
          && location.value() instanceof JsonString) {
        if (least > 0) {
          String shorter = location.value().text().substring(0, least - 1);
          all.add(of(sample, location, "text too short", new JsonString(shorter)));
        }
        if (max != null && max.compareTo(SampleValues.MAX_TEXT) < 0) {
          String longer = "x".repeat(max.intValue() + 1);
          all.add(of(sample, location, "text too long", new JsonString(longer)));
        }
      } else if (range.measure() == Range.Measure.ITEMS
          && location.value() instanceof JsonArray
          && least > 0) {
        all.add(of(sample, location, "too few elements", JsonArray.of(List.of())));
      }
    }
    return all.stream();
  }

  private Mutation of(SampleExchange sample, ValueLocation location, String operator, Json value) {
    return Mutation.ofValue(rule(), operator, sample, location, value);
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, Json.of(Long.MAX_VALUE));
  }
}
