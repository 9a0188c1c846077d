package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Discriminator;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conforming value with everything that a schema declares: each member, also the optional
 * ones, one element in each array, and no null where a value is allowed. Values come from an example
 * where the schema allows them, so that relations between values hold.
 */
public final class SampleValues {
  /** The types that hold most come first. */
  private static final List<JsonType> PREFERENCE =
      List.of(
          JsonType.OBJECT,
          JsonType.ARRAY,
          JsonType.STRING,
          JsonType.INTEGER,
          JsonType.NUMBER,
          JsonType.BOOLEAN,
          JsonType.NULL);

  /** The length of the longest text that is made. */
  public static final BigDecimal MAX_TEXT = BigDecimal.valueOf(100_000);

  private static final int MAX_ELEMENTS = 1_000;

  /** The number of members in a value after which optional ones and elements are left out. */
  private static final int MAX_MEMBERS = 1_000;

  /** The names, or failing that the locations, of the schemas around the value. */
  private final List<String> around = new ArrayList<>();

  private int left = MAX_MEMBERS;

  private SampleValues() {}

  /**
   * A value of a schema.
   *
   * @param example a value to take from, or null
   * @throws ContractException if no value can be made
   */
  public static Json value(Schema schema, @Nullable Json example) {
    return new SampleValues().make(schema, example);
  }

  /** A value of one of the alternatives of a schema, which its discriminator names. */
  static Json value(Schema choice, Schema form, @Nullable Json example) {
    return new SampleValues().make(choice, form, example);
  }

  private Json make(Schema choice, Schema form, @Nullable Json example) {
    Json value = make(form, example);
    Discriminator discriminator = form.discriminator() == null ? choice.discriminator() : null;
    if (discriminator != null && value instanceof JsonObject object) {
      int index = choice.alternatives().indexOf(form);
      return discriminator.alternatives().entrySet().stream()
          .filter(each -> each.getValue() == index)
          .map(Map.Entry::getKey)
          .filter(name -> allows(form, discriminator.member(), name))
          .findFirst()
          .map(name -> object.with(discriminator.member(), new JsonString(name)))
          .orElse(object);
    }
    return value;
  }

  private static boolean allows(Schema form, String member, String name) {
    Schema schema = form.properties().get(member);
    return schema == null || SchemaLimits.allow(schema, new JsonString(name));
  }

  private Json make(Schema schema, @Nullable Json example) {
    if (!schema.alternatives().isEmpty()) {
      return make(
          schema,
          schema.alternatives().stream()
              .filter(each -> !isAround(each))
              .findFirst()
              .orElse(schema.alternatives().get(0)),
          example);
    }
    if (schema.allowedValues().isPresent()) {
      return scalar(schema, example);
    }
    Optional<Json> listed = listed(schema);
    if (listed.isPresent()) {
      return listed.get();
    }
    return switch (type(schema, example)) {
      case OBJECT -> object(schema, example);
      case ARRAY -> array(schema, example);
      default -> scalar(schema, example);
    };
  }

  /** The first of the values that a schema lists, where there are objects or arrays among them. */
  private static Optional<Json> listed(Schema schema) {
    return schema
        .constraints(SchemaAssertion.class)
        .filter(each -> Set.of("enum", "const").contains(each.keyword()))
        .flatMap(
            each ->
                each.keyword().equals("enum") && each.value() instanceof List<?> list
                    ? list.stream()
                    : Stream.ofNullable(each.value()))
        .<Json>map(Json::of)
        .filter(each -> SchemaLimits.allow(schema, each))
        .findFirst();
  }

  private static JsonType type(Schema schema, @Nullable Json example) {
    if (example != null && example != JsonNull.NULL && schema.types().contains(example.type())) {
      return example.type();
    }
    return PREFERENCE.stream()
        .filter(schema.types()::contains)
        .findFirst()
        .orElseThrow(() -> new ContractException(schema + " allows no type at all"));
  }

  private JsonObject object(Schema schema, @Nullable Json example) {
    Map<String, Json> object = new LinkedHashMap<>();
    if (around.contains(identity(schema))) {
      throw new ContractException(schema + " requires itself, so that no value ends");
    }
    around.add(identity(schema));
    for (Map.Entry<String, Schema> member : schema.properties().entrySet()) {
      // A schema that contains itself is unfolded once.
      if (schema.required().containsKey(member.getKey())
          || (!isAround(member.getValue())
              && left >= 0
              && !SchemaLimits.isEmpty(member.getValue()))) {
        left--;
        Json shown = example == null ? null : shown(schema, member, example);
        object.put(member.getKey(), make(member.getValue(), shown));
      }
    }
    around.remove(around.size() - 1);
    return JsonObject.of(object);
  }

  private boolean isAround(Schema schema) {
    return schema.alternatives().isEmpty()
        ? around.contains(identity(schema))
        : schema.alternatives().stream().allMatch(this::isAround);
  }

  private static String identity(Schema schema) {
    return schema.name().orElse(schema.location().pointer());
  }

  /**
   * The value of a member in an example; if it has none, that of another member in the same format,
   * the nearest one before it: so times stay in order, and an id differs from that of the object,
   * which comes first.
   */
  private static @Nullable Json shown(
      Schema schema, Map.Entry<String, Schema> member, Json example) {
    Json own = example.get(member.getKey());
    if (own != null && own != JsonNull.NULL) {
      return own;
    }
    Set<StringFormat> formats = formats(member.getValue());
    Json nearest = null;
    boolean after = false;
    for (Map.Entry<String, Schema> other : schema.properties().entrySet()) {
      after |= other.getKey().equals(member.getKey());
      if (after && nearest != null) {
        return nearest;
      }
      Json value = example.get(other.getKey());
      if (!formats.isEmpty()
          && value != null
          && value.isScalar()
          && value != JsonNull.NULL
          && formats(other.getValue()).equals(formats)
          && SchemaLimits.allow(member.getValue(), value)) {
        nearest = value;
      }
    }
    return nearest;
  }

  private static Set<StringFormat> formats(Schema schema) {
    return schema.constraints(StringFormat.class).collect(Collectors.toSet());
  }

  private JsonArray array(Schema schema, @Nullable Json example) {
    List<Json> array = new ArrayList<>();
    List<Json> shown = example == null ? List.of() : example.elements();
    Schema items = schema.items();
    around.add(identity(schema));
    if (items != null && !isAround(items) && (left >= 0 || leastElements(schema) > 1)) {
      for (int i = 0; i < leastElements(schema); i++) {
        array.add(make(items, i < shown.size() ? shown.get(i) : null));
      }
    }
    around.remove(around.size() - 1);
    return JsonArray.of(array);
  }

  private static int leastElements(Schema schema) {
    return schema
        .constraints(Range.class)
        .filter(range -> range.measure() == Range.Measure.ITEMS)
        .flatMap(range -> Stream.ofNullable(range.min()))
        .mapToInt(min -> min.min(BigDecimal.valueOf(MAX_ELEMENTS)).intValue())
        .reduce(1, Math::max);
  }

  private static Json scalar(Schema schema, @Nullable Json example) {
    return Stream.concat(Stream.ofNullable(example), candidates(schema))
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

  private static Stream<Json> candidates(Schema schema) {
    List<Json> all = new ArrayList<>();
    schema.listedTexts().forEach(text -> all.add(new JsonString(text)));
    schema.allowedValues().stream()
        .flatMap(allowed -> allowed.values().stream())
        .filter(JsonNumber.class::isInstance)
        .forEach(all::add);
    schema
        .constraints(TextPattern.class)
        .flatMap(each -> PatternSample.of(each.source()).stream())
        .forEach(text -> all.add(new JsonString(text)));
    formats(schema).forEach(format -> all.add(new JsonString(format.sample())));
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
}
