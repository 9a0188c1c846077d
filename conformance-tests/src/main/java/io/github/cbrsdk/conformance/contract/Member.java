package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    Deque<Value> open = new ArrayDeque<>(List.of(new Value("", body, null)));
    while (!open.isEmpty() && members.size() < max) {
      open.remove().addTo(members, open);
    }
    return members.size() > max ? members.subList(0, max) : members;
  }

  /** A value somewhere in a body, with the one around it. */
  private record Value(String pointer, Schema schema, @Nullable Value around) {
    void addTo(List<Member> members, Deque<Value> open) {
      if (isRepeated()) {
        return;
      }
      for (int i = schema.alternatives().size(); i-- > 0; ) {
        open.addFirst(new Value(pointer, schema.alternatives().get(i), this));
      }
      schema.properties().forEach((name, value) -> add(name, value, members, open));
      if (schema.additional() != null) {
        add("*", schema.additional(), members, open);
      }
      if (schema.items() != null) {
        open.add(new Value(pointer + "/*", schema.items(), this));
      }
    }

    private void add(String name, Schema value, List<Member> members, Deque<Value> open) {
      String child = JsonPointer.child(pointer, name);
      members.add(new Member(child, name, value, schema, schema.required().get(name)));
      open.add(new Value(child, value, this));
    }

    private boolean isRepeated() {
      for (Value each = around; each != null; each = each.around) {
        if (each.identity().equals(identity())) {
          return true;
        }
      }
      return false;
    }

    private String identity() {
      return schema.name().orElse(schema.location().pointer());
    }
  }
}
