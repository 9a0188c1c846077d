package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The first thing in a value that does not keep to a schema. It quotes no value.
 *
 * @param pointer where, array indices collapsed to {@code *}; of a missing member, its own pointer
 * @param keyword the keyword of the schema that the value violates
 * @param expected what the schema says there, in words
 */
public record SchemaMismatch(String pointer, String keyword, String expected) {
  /** The keyword of a missing member. */
  public static final String REQUIRED = "required";

  /** That of a value, or empty if it keeps to the schema. */
  public static Optional<SchemaMismatch> of(Schema schema, Json value) {
    return of(schema, value, "");
  }

  private static Optional<SchemaMismatch> of(Schema schema, Json value, String pointer) {
    int named = schema.discriminator() == null ? -1 : schema.discriminator().alternative(value);
    if (named >= 0) {
      return of(schema.alternatives().get(named), value, pointer);
    }
    if (!schema.alternatives().isEmpty()) {
      List<Optional<SchemaMismatch>> all =
          schema.alternatives().stream().map(each -> of(each, value, pointer)).toList();
      return all.stream().anyMatch(Optional::isEmpty)
          ? Optional.empty()
          : all.size() == 1
              ? all.get(0)
              : Optional.of(
                  new SchemaMismatch(
                      pointer, "anyOf", "a value that matches one of the declared schemas"));
    }
    if (!schema.types().contains(value.type())) {
      return Optional.of(new SchemaMismatch(pointer, "type", JsonType.names(schema.types())));
    }
    for (Constraint constraint : schema.constraints().keySet()) {
      if (constraint.types().contains(value.type()) && !constraint.accepts(value)) {
        return Optional.of(
            new SchemaMismatch(pointer, constraint.keyword(), constraint.expectation()));
      }
    }
    if (value instanceof JsonObject object) {
      return ofObject(schema, object, pointer);
    }
    Schema items = schema.items();
    return value instanceof JsonArray array && items != null
        ? array.elements().stream()
            .flatMap(each -> of(items, each, pointer + "/*").stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<SchemaMismatch> ofObject(
      Schema schema, JsonObject object, String pointer) {
    List<String> names = IntStream.range(0, object.size()).mapToObj(object::name).toList();
    for (String name : schema.required().keySet()) {
      if (!names.contains(name)) {
        return Optional.of(
            new SchemaMismatch(JsonPointer.child(pointer, name), REQUIRED, "the member " + name));
      }
    }
    for (int i = 0; i < object.size(); i++) {
      Schema declared = schema.properties().get(names.get(i));
      if (declared == null && schema.additional() == null && !schema.mayHave(names.get(i))) {
        // The name of such a member may be anything, also a secret.
        return Optional.of(
            new SchemaMismatch(pointer, "additionalProperties", "no undeclared member"));
      }
      Schema member = declared == null ? schema.additional() : declared;
      String segment = declared == null ? "*" : names.get(i);
      Optional<SchemaMismatch> found =
          member == null
              ? Optional.empty()
              : of(member, object.value(i), JsonPointer.child(pointer, segment));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
