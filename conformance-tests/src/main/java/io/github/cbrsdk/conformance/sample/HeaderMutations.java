package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.EditionConstraint;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drifts of the values of response headers. */
public final class HeaderMutations {
  /** What was done, in words. */
  public static final String OPERATOR = "header with another value";

  private static final String NO_NUMBER = "something else";

  private final SampleExchange sample;
  private final Header header;
  private final Schema schema;

  private HeaderMutations(SampleExchange sample, Header header, Schema schema) {
    this.sample = sample;
    this.header = header;
    this.schema = schema;
  }

  /** Those that a rule must find; of several rules the first one counts them. */
  public static Stream<Mutation> of(SampleExchange sample, Rule rule) {
    return of(sample).filter(mutation -> mutation.rule() == rule);
  }

  private static Stream<Mutation> of(SampleExchange sample) {
    List<Mutation> all = new ArrayList<>();
    for (Header header : sample.headers()) {
      Schema schema = sample.contract().headers().get(header.name());
      if (schema != null) {
        all.addAll(new HeaderMutations(sample, header, schema).all());
      }
    }
    return all.stream();
  }

  private List<Mutation> all() {
    List<Mutation> all = new ArrayList<>();
    if (schema.types().contains(JsonType.STRING)) {
      for (String other : TextVariants.near(header.value())) {
        // Blanks at the ends are not part of a header's value.
        if (other.strip().equals(other)) {
          add(all, broken(new JsonString(other)), other);
        }
      }
    } else {
      add(all, EnumSet.of(Rule.TYPE_CHANGED), NO_NUMBER);
      numbers().forEach(number -> add(all, broken(number), number.text()));
    }
    return all;
  }

  private Stream<Json> numbers() {
    return schema
        .constraints(Range.class)
        .flatMap(range -> Stream.of(range.min(), range.max()))
        .filter(limit -> limit != null)
        .flatMap(limit -> Stream.of(limit.subtract(BigDecimal.ONE), limit.add(BigDecimal.ONE)))
        .map(Json::of);
  }

  private Set<Rule> broken(Json value) {
    return schema.constraints().keySet().stream()
        .filter(constraint -> !SchemaLimits.allows(constraint, value))
        .map(EditionConstraint::rule)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
  }

  private void add(List<Mutation> all, Set<Rule> broken, String value) {
    if (broken.isEmpty()) {
      return;
    }
    all.add(
        new Mutation(
            broken.iterator().next(),
            OPERATOR,
            sample,
            broken.stream().map(rule -> new ExpectedFinding(rule, "")).collect(Collectors.toSet()),
            null,
            () -> Stream.of(sample.withHeader(header.name(), value))));
  }
}
