package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ScalarSamples;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

final class RangeExceeded extends ConstraintRule {
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  RangeExceeded() {
    super(
        Rule.RANGE_EXCEEDED,
        new RuleText(
            "A number, a length or a count is outside the limits that the contract sets.",
            "\"size\": 3000000000 where int32 is declared"));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return widen(edit);
  }

  /** Moves a limit to what was observed; an exclusive one becomes an inclusive one. */
  static Optional<String> widen(FindingEdit edit) {
    String keyword = edit.keyword();
    Range.Measure measure = Range.measure(keyword);
    BigDecimal greatest = edit.observed().greatest(Range.Measure.VALUE);
    if (measure == null) {
      boolean fits = greatest != null && greatest.abs().compareTo(INT64_MAX) <= 0;
      return fits && "int32".equals(edit.current(edit.contractPointer()))
          ? edit.put(edit.around(), keyword, "int64", edit.what())
          : edit.remove(edit.around(), keyword, edit.what());
    }
    BigDecimal limit =
        keyword.toLowerCase(Locale.ROOT).contains("min")
            ? edit.observed().least(measure)
            : edit.observed().greatest(measure);
    if (limit == null) {
      return Optional.of("the number has too many digits to be a limit");
    }
    String inclusive = keyword.replace("exclusiveM", "m");
    if (!inclusive.equals(keyword)) {
      edit.remove(edit.around(), keyword, edit.what());
    }
    return edit.put(edit.around(), inclusive, limit, edit.what());
  }

  @Override
  Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    List<Mutation> all = new ArrayList<>();
    for (Range range : location.schema().constraints(Range.class).toList()) {
      BigDecimal min = range.min();
      BigDecimal max = range.max();
      int least = min == null ? 0 : min.intValue();
      if (range.measure() == Range.Measure.VALUE && location.value() instanceof JsonNumber) {
        BigDecimal step = range.exclusive() ? BigDecimal.ZERO : BigDecimal.ONE;
        if (max != null) {
          all.add(make.value("number too large", location, Json.of(max.add(step))));
        }
        if (min != null) {
          all.add(make.value("number too small", location, Json.of(min.subtract(step))));
        }
      } else if (range.measure() == Range.Measure.LENGTH
          && location.value() instanceof JsonString) {
        if (least > 0) {
          String shorter = location.value().text().substring(0, least - 1);
          all.add(make.value("text too short", location, new JsonString(shorter)));
        }
        if (max != null && max.compareTo(ScalarSamples.MAX_TEXT) < 0) {
          String longer = "x".repeat(max.intValue() + 1);
          all.add(make.value("text too long", location, new JsonString(longer)));
        }
      } else if (range.measure() == Range.Measure.ITEMS
          && location.value() instanceof JsonArray
          && least > 0) {
        all.add(make.value("too few elements", location, JsonArray.of(List.of())));
      }
    }
    return all.stream();
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, Json.of(Long.MAX_VALUE));
  }
}
