package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up scalars that a schema allows. */
public final class ScalarSamples {
  /** The length of the longest text that is made. */
  public static final BigDecimal MAX_TEXT = BigDecimal.valueOf(100_000);

  private static final int MAX_REPEATED = 300;

  private ScalarSamples() {}

  /**
   * The first of them, or the example if the schema allows it.
   *
   * @throws ContractException if none can be made up
   */
  static Json first(Schema schema, @Nullable Json example) {
    return Stream.of(Stream.ofNullable(example), candidates(schema), others(schema))
        .flatMap(each -> each)
        .filter(
            candidate -> candidate != JsonNull.NULL || schema.types().equals(Set.of(JsonType.NULL)))
        .filter(candidate -> SchemaLimits.allow(schema, candidate))
        .findFirst()
        .orElseThrow(
            () ->
                new ContractException(
                    "No value can be made up for "
                        + schema
                        + ": give an example of the response in the contract"));
  }

  /** Values that a schema may allow, the plainest first. */
  static Stream<Json> candidates(Schema schema) {
    List<Json> all = new ArrayList<>();
    schema.listedTexts().forEach(text -> all.add(new JsonString(text)));
    schema.allowedValues().stream()
        .flatMap(allowed -> allowed.values().stream())
        .filter(JsonNumber.class::isInstance)
        .forEach(all::add);
    schema
        .constraints(TextPattern.class)
        .flatMap(each -> PatternSample.of(each.source(), 1).stream())
        .forEach(text -> all.add(new JsonString(text)));
    schema
        .constraints(StringFormat.class)
        .forEach(format -> all.add(new JsonString(format.sample())));
    all.addAll(List.of(new JsonString("text"), Json.of(1)));
    for (Range range : schema.constraints(Range.class).toList()) {
      Stream.of(range.min(), range.max())
          .filter(limit -> limit != null)
          .forEach(limit -> addNear(all, range, limit));
    }
    all.add(JsonBoolean.of(true));
    schema
        .constraints(SchemaAssertion.class)
        .map(SchemaAssertion::value)
        .filter(Number.class::isInstance)
        .map(number -> new BigDecimal(String.valueOf(number)))
        .filter(step -> step.signum() > 0)
        .forEach(step -> addMultiples(all, schema, step));
    all.add(JsonNull.NULL);
    return all.stream();
  }

  /** The multiples at and after each limit. */
  private static void addMultiples(List<Json> all, Schema schema, BigDecimal step) {
    Stream.concat(
            Stream.of(BigDecimal.ZERO),
            schema.constraints(Range.class).flatMap(range -> Stream.ofNullable(range.min())))
        .map(limit -> limit.divide(step, 0, RoundingMode.CEILING).multiply(step))
        .flatMap(first -> Stream.of(first, first.add(step)))
        .forEach(number -> all.add(Json.of(number)));
  }

  private static void addNear(List<Json> all, Range range, BigDecimal limit) {
    if (range.measure() == Range.Measure.LENGTH) {
      all.add(new JsonString("x".repeat(limit.min(MAX_TEXT).intValue())));
    } else {
      all.add(Json.of(limit));
      all.add(Json.of(limit.add(BigDecimal.ONE)));
      all.add(Json.of(limit.subtract(BigDecimal.ONE)));
    }
  }

  /** Values for limits that hold together: a text of a form and a length, a number between two. */
  private static Stream<Json> others(Schema schema) {
    List<Json> made = candidates(schema).toList();
    int least = Math.min(SchemaLimits.least(schema, Range.Measure.LENGTH), MAX_TEXT.intValue());
    Stream<String> repeated =
        schema
            .constraints(TextPattern.class)
            .flatMap(
                each ->
                    IntStream.rangeClosed(2, Math.min(least, MAX_REPEATED))
                        .boxed()
                        .flatMap(count -> PatternSample.of(each.source(), count).stream()));
    Stream<String> stretched =
        made.stream()
            .filter(JsonString.class::isInstance)
            .map(Json::text)
            .flatMap(each -> stretched(each, least, schema));
    return Stream.of(
            Stream.concat(repeated, stretched).map(JsonString::new),
            between(schema),
            made.stream().flatMap(NearValues::ofScalar))
        .flatMap(each -> each);
  }

  /** A text made as long as a schema demands, or as short. */
  private static Stream<String> stretched(String text, int least, Schema schema) {
    int most = SchemaLimits.most(schema, Range.Measure.LENGTH);
    return text.length() > most
        ? Stream.of(text.substring(0, most))
        : text.length() < least
            ? Stream.of("x", "1").map(each -> text + each.repeat(least - text.length()))
            : Stream.empty();
  }

  private static Stream<Json> between(Schema schema) {
    List<BigDecimal> limits =
        schema
            .constraints(Range.class)
            .filter(range -> range.measure() == Range.Measure.VALUE)
            .flatMap(range -> Stream.of(range.min(), range.max()))
            .filter(limit -> limit != null)
            .toList();
    BigDecimal half = new BigDecimal("0.5");
    return limits.stream()
        .flatMap(a -> limits.stream().map(b -> a.add(b).multiply(half)))
        .map(Json::of);
  }
}
