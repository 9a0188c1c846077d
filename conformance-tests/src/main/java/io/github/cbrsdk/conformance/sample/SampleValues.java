package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Discriminator;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conforming value with everything that a schema declares: each member, also the optional
 * ones, one element in each array, and no null where a value is allowed. Values come from an
 * example where the schema allows them, so that relations between values hold.
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
      return ScalarSamples.first(schema, example);
    }
    Optional<Json> listed = listed(schema);
    if (listed.isPresent()) {
      return listed.get();
    }
    return switch (type(schema, example)) {
      case OBJECT -> object(schema, example);
      case ARRAY -> array(schema, example);
      default -> ScalarSamples.first(schema, example);
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
    Set<String> required = schema.required().keySet();
    int optional = SchemaLimits.most(schema, Range.Measure.MEMBERS) - required.size();
    for (Map.Entry<String, Schema> member : schema.properties().entrySet()) {
      boolean isRequired = required.contains(member.getKey());
      // A schema that contains itself is unfolded once.
      if (isRequired || (optional > 0 && left >= 0 && isPossible(member.getValue()))) {
        left--;
        optional -= isRequired ? 0 : 1;
        Json shown = example == null ? null : shown(schema, member, example);
        object.put(member.getKey(), make(member.getValue(), shown));
      }
    }
    new UndeclaredMembers(schema, this::make).addTo(object);
    around.remove(around.size() - 1);
    JsonObject made = JsonObject.of(object);
    return SchemaLimits.allow(schema, made) ? made : fewer(schema, made).orElse(made);
  }

  /** The object without one of its optional members, or without all, if its schema allows that. */
  private static Optional<JsonObject> fewer(Schema schema, JsonObject object) {
    Set<String> optional = new LinkedHashSet<>(object.members().keySet());
    optional.removeAll(schema.required().keySet());
    return Stream.concat(optional.stream().map(Set::of), Stream.of(optional))
        .map(
            names -> {
              Map<String, Json> less = object.members();
              less.keySet().removeAll(names);
              return JsonObject.of(less);
            })
        .filter(each -> SchemaLimits.allow(schema, each))
        .findFirst();
  }

  /** Whether a value can be made that does not contain a value of the same schema. */
  private boolean isPossible(Schema schema) {
    return !isAround(schema) && !SchemaLimits.isEmpty(schema);
  }

  private Optional<Json> make(Schema schema) {
    return isPossible(schema) ? Optional.of(make(schema, null)) : Optional.empty();
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
    List<Json> shown = example == null ? List.of() : example.elements();
    Map<String, Schema> first = schema.subschemas("prefixItems");
    Schema others = first.isEmpty() ? schema.items() : schema.subschemas("items").get("");
    int least = SchemaLimits.least(schema, Range.Measure.ITEMS);
    int most = SchemaLimits.most(schema, Range.Measure.ITEMS);
    int declared = first.isEmpty() && others != null ? 1 : first.size();
    List<Json> array = new ArrayList<>();
    around.add(identity(schema));
    for (int i = 0; i < Math.min(most, Math.max(declared, least)); i++) {
      Schema each = first.getOrDefault(String.valueOf(i), others);
      if ((each != null && !isPossible(each)) || (left < 0 && i >= least)) {
        break;
      }
      array.add(each == null ? Json.of(i + 1) : make(each, i < shown.size() ? shown.get(i) : null));
    }
    JsonArray made = JsonArray.of(array);
    if (!SchemaLimits.allow(schema, made)) {
      made = new ElementChanges(schema, others, this::make).of(made).orElse(made);
    }
    around.remove(around.size() - 1);
    return made;
  }
}
