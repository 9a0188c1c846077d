package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in an sample's body.
 *
 * @param schema its schema
 * @param choices the schemas of which it is one, or itself alone
 * @param value the value
 * @param path names and indices on the way to it
 * @param pointer JSON pointer, array indices and the names of undeclared members collapsed to
 *     {@code *}
 * @param isRequired whether it is a member that the object around it has to have
 */
public record ValueLocation(
    Schema schema,
    List<Schema> choices,
    Json value,
    List<Object> path,
    String pointer,
    boolean isRequired) {
  public ValueLocation {
    choices = List.copyOf(choices);
    path = List.copyOf(path);
  }

  /** The location of a body and of every value in it, from the outside to the inside. */
  public static List<ValueLocation> of(Schema schema, List<Schema> choices, Json body) {
    List<ValueLocation> all = new ArrayList<>();
    new ValueLocation(schema, choices, body, List.of(), "", true).addTo(all);
    return all;
  }

  private void addTo(List<ValueLocation> all) {
    all.add(this);
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        String name = object.name(i);
        Schema declared = schema.properties().get(name);
        Schema member = declared == null ? schema.additional() : declared;
        if (member != null) {
          String step = declared == null ? "*" : JsonPointer.escape(name);
          boolean isRequired = declared != null && schema.required().containsKey(name);
          below(member, object.value(i), name, step, isRequired).addTo(all);
        }
      }
    }
    Schema items = schema.items();
    List<Json> elements = value.elements();
    for (int i = 0; items != null && i < elements.size(); i++) {
      below(items, elements.get(i), i, "*", false).addTo(all);
    }
  }

  private ValueLocation below(
      Schema schema, Json value, Object step, String shown, boolean required) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    List<Schema> choices =
        schema.alternatives().isEmpty() ? List.of(schema) : schema.alternatives();
    Schema chosen =
        choices.stream().filter(each -> fits(each, value)).findFirst().orElse(choices.get(0));
    return new ValueLocation(chosen, choices, value, longer, pointer + "/" + shown, required);
  }

  private static boolean fits(Schema choice, Json value) {
    return choice.types().contains(value.type())
        && choice.required().keySet().stream().allMatch(name -> value.get(name) != null);
  }

  /** The pointer of a member of it, declared or not. */
  public String pointer(String member) {
    return JsonPointer.child(pointer(), member);
  }

  /** The name of the member that holds it, or null if that is not a member. */
  public @Nullable String name() {
    return !path.isEmpty() && path.get(path.size() - 1) instanceof String name ? name : null;
  }

  /**
   * Whether its schema has several options for objects, and an object with only these names fits
   * none.
   */
  public boolean isOfNone(Set<String> names) {
    return choices.stream().filter(each -> each.types().contains(JsonType.OBJECT)).count() > 1
        && choices.stream()
            .noneMatch(
                each ->
                    each.isOpen()
                        || (names.isEmpty() && each.required().isEmpty())
                        || each.additional() != null
                        || names.stream().anyMatch(each.properties()::containsKey));
  }

  /** The names of the members, if it is an object. */
  public Set<String> names() {
    return value instanceof JsonObject object ? object.members().keySet() : new HashSet<>();
  }

  public boolean isObject() {
    return value instanceof JsonObject;
  }

  /** Whether its schema, or another one of which it has to follow one, allows a type. */
  public boolean allows(JsonType type) {
    return choices.stream().anyMatch(each -> allows(each, type));
  }

  private static boolean allows(Schema schema, JsonType type) {
    return schema.alternatives().isEmpty()
        ? schema.types().contains(type)
        : schema.alternatives().stream().anyMatch(each -> allows(each, type));
  }

  public boolean isLimitedBy(Class<? extends Constraint> kind) {
    return schema.constraints(kind).findAny().isPresent();
  }

  /** Whether it is at or below a pointer. */
  public boolean isAtOrBelow(String other) {
    return (pointer() + "/").startsWith(other + "/");
  }

  /** The name, or one like it that the object neither has nor may have. */
  public String freeName(String name) {
    boolean taken =
        value.get(name) != null
            || choices.stream().anyMatch(each -> each.properties().containsKey(name));
    return taken ? freeName(name + "_") : name;
  }

  /** Whether it is the other location, or inside of it. */
  public boolean isIn(ValueLocation other) {
    return path.size() >= other.path.size()
        && path.subList(0, other.path.size()).equals(other.path);
  }
}
