package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member that the contract declares somewhere in a body.
 *
 * @param pointer JSON pointer in the body, array indices and keys of maps collapsed to {@code *}
 * @param name its name, or {@code *} for the values of a map
 * @param schema the schema of its value
 * @param parent the schema of the object that has it
 * @param requiredAt the location that requires it, or null if it is optional
 */
public record Member(
    String pointer,
    String name,
    Schema schema,
    Schema parent,
    @Nullable ContractLocation requiredAt) {

  /**
   * The members of bodies of a schema, in the order of the contract, from the outside in. A schema
   * that contains itself is followed once.
   *
   * @param max the first so many
   */
  public static List<Member> of(Schema body, int max) {
    List<Member> members = new ArrayList<>();
    collect("", body, members, new HashSet<>(), max);
    return members;
  }

  private static void collect(
      String pointer, Schema schema, List<Member> members, Set<String> open, int max) {
    String identity = schema.name().orElse(schema.location().pointer());
    if (members.size() >= max || !open.add(identity)) {
      return;
    }
    schema.alternatives().forEach(each -> collect(pointer, each, members, open, max));
    Map<String, Schema> declared = new LinkedHashMap<>(schema.properties());
    if (schema.additional() != null) {
      declared.put("*", schema.additional());
    }
    declared.forEach(
        (name, value) -> {
          if (members.size() >= max) {
            return;
          }
          String child = JsonPointer.child(pointer, name);
          members.add(new Member(child, name, value, schema, schema.required().get(name)));
          collect(child, value, members, open, max);
        });
    if (schema.items() != null) {
      collect(pointer + "/*", schema.items(), members, open, max);
    }
    open.remove(identity);
  }
}
