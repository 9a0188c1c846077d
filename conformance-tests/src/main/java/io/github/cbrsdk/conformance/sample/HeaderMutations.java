package io.github.cbrsdk.conformance.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.EditionConstraint;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes drifts of the values of response headers. */
public final class HeaderMutations {
  public static final String OPERATOR = "header with another value";

  private static final Set<JsonType> TEXT = EnumSet.of(JsonType.STRING);

  private HeaderMutations() {}

  /** Makes the drifts that a rule must find; of several rules the first one counts them. */
  public static Stream<Mutation> of(MutationMaker make) {
    return Stream.concat(
        make.sample().headers().stream()
            .flatMap(
                header -> {
                  Schema schema = make.sample().contract().headers().get(header.name());
                  return schema == null ? Stream.empty() : of(make, header, schema);
                }),
        ofText(make));
  }

  /** Those of a body that is a text. */
  private static Stream<Mutation> ofText(MutationMaker make) {
    SampleExchange sample = make.sample();
    Schema schema = sample.contract().text(MediaType.of(sample.header("Content-Type").orElse("")));
    return sample.body() == null || schema == null || !schema.types().equals(TEXT)
        ? Stream.empty()
        : TextVariants.near(sample.body().text()).stream()
            .filter(other -> !other.isEmpty())
            .flatMap(
                other ->
                    of(
                        make,
                        "text with another value",
                        broken(schema, new JsonString(other)),
                        each -> each.with(other.getBytes(UTF_8))));
  }

  private static Stream<Mutation> of(MutationMaker make, Header header, Schema schema) {
    if (schema.types().contains(JsonType.STRING)) {
      return TextVariants.near(header.value()).stream()
          // Blanks at the ends are not part of a header's value.
          .filter(other -> other.strip().equals(other))
          .flatMap(other -> of(make, header, other, broken(schema, new JsonString(other))));
    }
    if (schema.types().contains(JsonType.ARRAY)) {
      return Stream.empty(); // Any text is a list of one.
    }
    return Stream.concat(
        of(make, header, "something else", EnumSet.of(Rule.TYPE_CHANGED)),
        schema
            .constraints(Range.class)
            .flatMap(range -> Stream.of(range.min(), range.max()))
            .filter(limit -> limit != null)
            .flatMap(limit -> Stream.of(limit.subtract(BigDecimal.ONE), limit.add(BigDecimal.ONE)))
            .map(Json::of)
            .flatMap(other -> of(make, header, other.text(), broken(schema, other))));
  }

  private static EnumSet<Rule> broken(Schema schema, Json value) {
    return schema.constraints().keySet().stream()
        .filter(constraint -> !SchemaLimits.allows(constraint, value))
        .map(EditionConstraint::rule)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
  }

  private static Stream<Mutation> of(
      MutationMaker make, Header header, String value, EnumSet<Rule> broken) {
    return of(make, OPERATOR, broken, sample -> sample.withHeader(header.name(), value));
  }

  private static Stream<Mutation> of(
      MutationMaker make,
      String operator,
      EnumSet<Rule> broken,
      Function<SampleExchange, Exchange> change) {
    Set<ExpectedFinding> expected =
        broken.stream().map(rule -> new ExpectedFinding(rule, "")).collect(Collectors.toSet());
    return broken.stream()
        .limit(1)
        .filter(rule -> rule == make.rule())
        .map(rule -> make.of(rule, operator, expected, change));
  }
}
