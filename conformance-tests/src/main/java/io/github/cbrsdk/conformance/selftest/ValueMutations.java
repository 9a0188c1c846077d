package io.github.cbrsdk.conformance.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.StringConstraint;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Drifts of single values: another type, null, out of the list, out of form, out of range. */
final class ValueMutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Map<JsonType, JsonNode> OF_TYPE = new LinkedHashMap<>();

  static {
    OF_TYPE.put(JsonType.BOOLEAN, NODES.booleanNode(true));
    OF_TYPE.put(JsonType.INTEGER, NODES.numberNode(1_700_000_000));
    OF_TYPE.put(JsonType.NUMBER, NODES.numberNode(new BigDecimal("40.7")));
    OF_TYPE.put(JsonType.STRING, NODES.textNode("1"));
    OF_TYPE.put(JsonType.ARRAY, NODES.arrayNode());
    OF_TYPE.put(JsonType.OBJECT, NODES.objectNode());
  }

  private final SampleExchange sample;
  private final ValueLocation site;
  private final List<Mutation> all = new ArrayList<>();

  private ValueMutations(SampleExchange sample, ValueLocation site) {
    this.sample = sample;
    this.site = site;
  }

  static Stream<Mutation> of(SampleExchange sample) {
    return sample.sites().stream().flatMap(site -> new ValueMutations(sample, site).all());
  }

  private Stream<Mutation> all() {
    OF_TYPE.forEach(
        (type, value) -> {
          if (!site.allows(type)) {
            add(Rule.TYPE_CHANGED, "type " + type.id(), value);
          }
        });
    if (!site.allows(JsonType.NULL)) {
      add(Rule.NULL_UNDECLARED, "null", NODES.nullNode());
    }
    if (site.value().isTextual()) {
      texts();
    }
    if (site.value().isNumber()) {
      numbers();
    }
    sizes();
    return all.stream();
  }

  private void texts() {
    String text = site.value().textValue();
    Set<String> others = new LinkedHashSet<>(TextVariants.near(text));
    if (limitedBy(AllowedValues.class)) {
      others.add("not_in_the_list");
      others.add(text.toUpperCase(Locale.ROOT));
      others.add(" " + text);
      others.add(text + " ");
      addTexts(Rule.ENUM_VALUE_UNDECLARED, others);
    } else if (limitedBy(StringConstraint.class)) {
      addTexts(Rule.FORMAT_CHANGED, others);
    }
  }

  private void addTexts(Rule rule, Set<String> others) {
    for (String other : others) {
      if (!SchemaLimits.allowText(site.schema(), other)) {
        add(rule, TextVariants.change(site.value().textValue(), other), NODES.textNode(other));
      }
    }
  }

  private void numbers() {
    for (Range range : ranges(Range.Measure.VALUE)) {
      BigDecimal step = range.exclusive() ? BigDecimal.ZERO : BigDecimal.ONE;
      if (range.max() != null) {
        add(Rule.RANGE_EXCEEDED, "number too large", NODES.numberNode(range.max().add(step)));
      }
      if (range.min() != null) {
        add(Rule.RANGE_EXCEEDED, "number too small", NODES.numberNode(range.min().subtract(step)));
      }
    }
  }

  private void sizes() {
    for (Range range : ranges(Range.Measure.LENGTH)) {
      if (site.value().isTextual() && range.min() != null && range.min().signum() > 0) {
        String shorter = site.value().textValue().substring(0, range.min().intValue() - 1);
        add(Rule.RANGE_EXCEEDED, "text too short", NODES.textNode(shorter));
      }
      if (site.value().isTextual() && range.max() != null) {
        if (range.max().compareTo(SampleValues.MAX_TEXT) < 0) {
          String longer = "x".repeat(range.max().intValue() + 1);
          add(Rule.RANGE_EXCEEDED, "text too long", NODES.textNode(longer));
        }
      }
    }
    for (Range range : ranges(Range.Measure.ITEMS)) {
      if (site.value().isArray() && range.min() != null && range.min().signum() > 0) {
        add(Rule.RANGE_EXCEEDED, "too few elements", NODES.arrayNode());
      }
    }
  }

  private List<Range> ranges(Range.Measure measure) {
    return site.schema().constraints().keySet().stream()
        .filter(Range.class::isInstance)
        .map(Range.class::cast)
        .filter(range -> range.measure() == measure)
        .toList();
  }

  private boolean limitedBy(Class<? extends Constraint> kind) {
    return site.schema().constraints().keySet().stream().anyMatch(kind::isInstance);
  }

  private void add(Rule rule, String operator, JsonNode value) {
    all.add(
        Mutation.of(rule, operator, sample, site.pointer(), () -> sample.withValue(site, value)));
  }
}
