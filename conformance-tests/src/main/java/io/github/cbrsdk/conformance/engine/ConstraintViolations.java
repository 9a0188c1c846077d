package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Describes values that do not keep to the constraints of a node, with one message for each rule.
 * The messages of repeated values are kept, since a description takes longer than the test. For one
 * thread.
 */
public final class ConstraintViolations {
  private static final int MOST = 100;

  private final SchemaNode node;
  private final Map<Json, List<Message>> known = new HashMap<>();

  public ConstraintViolations(SchemaNode node) {
    this.node = node;
  }

  /**
   * How a value is beyond the limits that belong to one rule.
   *
   * @param node the schema node of the value
   * @param broken these limits
   * @param violation what was observed
   * @param hint the probable cause, or null
   * @param stated the location of the violated keyword if it is inside a constraint, or null
   */
  public record Message(
      SchemaNode node,
      List<EditionConstraint> broken,
      Violation violation,
      @Nullable String hint,
      Map<Constraint, ContractLocation> stated)
      implements IntFunction<Expectation> {

    /** What the edition says instead. */
    @Override
    public Expectation apply(int edition) {
      EditionConstraint first =
          broken.stream()
              .filter(limit -> (limit.editions() >>> edition & 1) != 0)
              .findFirst()
              .orElseThrow();
      Schema schema = requireNonNull(node.schema(edition));
      return new Expectation(
          first.constraint().expectation(),
          stated.getOrDefault(
              first.constraint(), requireNonNull(schema.constraints().get(first.constraint()))));
    }
  }

  /** The refusals of a value of that type, which at least one of the limits does not accept. */
  public List<Message> of(Json value, JsonType type) {
    if (!isShort(value)) {
      return make(value, type);
    }
    List<Message> refusals = known.get(value);
    if (refusals == null) {
      refusals = make(value, type);
      if (known.size() < MOST) {
        known.put(value, refusals);
      }
    }
    return refusals;
  }

  /** Whether it is worth to be kept. */
  private static boolean isShort(Json value) {
    if (value instanceof JsonString string) {
      return string.value().length() <= TextDescription.MAX;
    }
    return value instanceof JsonNumber number && number.text().length() <= TextDescription.MAX;
  }

  private List<Message> make(Json value, JsonType type) {
    Map<Rule, List<EditionConstraint>> broken = new LinkedHashMap<>();
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (!limit.accepts(value)) {
        broken.computeIfAbsent(limit.rule(), rule -> new ArrayList<>()).add(limit);
      }
    }
    List<Message> refusals = new ArrayList<>();
    broken.forEach((rule, limits) -> refusals.add(refusal(rule, limits, value, type)));
    return refusals;
  }

  private Message refusal(Rule rule, List<EditionConstraint> broken, Json value, JsonType type) {
    long editions = 0;
    for (EditionConstraint limit : broken) {
      editions |= limit.editions();
    }
    // A null that is not allowed, or another type, is told already.
    editions &= ~node.schemas().forbidden(type);
    String detail = ValueDescription.of(rule, value, broken);
    return new Message(
        node,
        broken,
        Violation.of(rule, detail, ValueDescription.withMeasure(detail, value), editions),
        Hints.forValue(node, value, rule),
        stated(broken, value));
  }

  private static Map<Constraint, ContractLocation> stated(
      List<EditionConstraint> broken, Json value) {
    Map<Constraint, ContractLocation> stated = new HashMap<>();
    for (EditionConstraint limit : broken) {
      if (limit.constraint() instanceof SchemaAssertion assertion) {
        assertion.problem(value).ifPresent(each -> stated.put(assertion, each.location()));
      }
    }
    return stated;
  }
}
