package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
 * @param alternative name of the alternative of the body that it belongs to, or null
 */
public record Member(
    String pointer,
    String name,
    Schema schema,
    Schema parent,
    @Nullable ContractLocation requiredAt,
    @Nullable String alternative) {
  private static final int MAX_MEMBERS = 50_000;

  /**
   * All members of bodies of a schema, in the order of the contract, from the outside in. A schema
   * that contains itself is followed once.
   *
   * @throws ContractException if there are more than 50,000
   */
  public static List<Member> of(Schema body) {
    List<Member> members = new ArrayList<>();
    collect("", body, null, members, new HashSet<>());
    return members;
  }

  private static void collect(
      String pointer,
      Schema schema,
      @Nullable String alternative,
      List<Member> members,
      Set<String> open) {
    String identity = schema.name().orElse(schema.location().pointer());
    if (!open.add(identity)) {
      return;
    }
    for (Schema each : schema.alternatives()) {
      collect(pointer, each, each.name().orElse(alternative), members, open);
    }
    List<Member> own = new ArrayList<>();
    schema
        .properties()
        .forEach((name, value) -> own.add(of(pointer, name, value, schema, alternative)));
    if (schema.additional() != null) {
      own.add(of(pointer, "*", schema.additional(), schema, alternative));
    }
    for (Member member : own) {
      if (members.size() == MAX_MEMBERS) {
        throw new ContractException(
            ("%s: a body of more than %,d members is not checked: its schemas refer to each other"
                    + " too often")
                .formatted(schema.location(), MAX_MEMBERS));
      }
      members.add(member);
      collect(member.pointer(), member.schema(), alternative, members, open);
    }
    if (schema.items() != null) {
      collect(pointer + "/*", schema.items(), alternative, members, open);
    }
    open.remove(identity);
  }

  private static Member of(
      String around, String name, Schema schema, Schema parent, @Nullable String alternative) {
    return new Member(
        JsonPointer.child(around, name),
        name,
        schema,
        parent,
        parent.required().get(name),
        alternative);
  }
}
