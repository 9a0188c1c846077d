package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member that the contract declares somewhere in a body.
 *
 * @param pointer JSON pointer in the body, array indices and keys of maps collapsed to {@code *}
 * @param name its name, or {@code *} for the values of a map
 * @param schema what the contract says of it
 * @param parent what the contract says of the object around it
 * @param requiredAt where the contract says that it has to be there, or null if it does not
 * @param alternative name of the alternative of the body that it belongs to, or null
 */
public record Member(
    String pointer,
    String name,
    Schema schema,
    Schema parent,
    @Nullable ContractLocation requiredAt,
    @Nullable String alternative) {

  /**
   * All members of bodies of a schema, in the order of the contract, from the outside in. A schema
   * that contains itself is followed once.
   *
   * @throws ContractException if there are very many
   */
  public static List<Member> of(Schema body) {
    List<Member> members = new ArrayList<>();
    new Walk(members).value("", body, null);
    return members;
  }

  private static final class Walk {
    private final List<Member> members;
    private static final int MOST = 50_000;

    private final Set<String> open = new HashSet<>();

    Walk(List<Member> members) {
      this.members = members;
    }

    void value(String pointer, Schema schema, @Nullable String alternative) {
      String identity = schema.name().orElse(schema.location().pointer());
      if (!open.add(identity)) {
        return;
      }
      for (Schema each : schema.alternatives()) {
        value(pointer, each, each.name().orElse(alternative));
      }
      for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
        member(pointer, property.getKey(), property.getValue(), schema, alternative);
      }
      if (schema.additional() != null) {
        member(pointer, "*", schema.additional(), schema, alternative);
      }
      if (schema.items() != null) {
        value(pointer + "/*", schema.items(), alternative);
      }
      open.remove(identity);
    }

    private void member(
        String around, String name, Schema schema, Schema parent, @Nullable String alternative) {
      if (members.size() == MOST) {
        throw new ContractException(
            "%s: a body of more than %,d members is not checked: its schemas refer to each other too often"
                .formatted(schema.location(), MOST));
      }
      String pointer = JsonPointer.child(around, name);
      members.add(
          new Member(pointer, name, schema, parent, parent.required().get(name), alternative));
      value(pointer, schema, alternative);
    }
  }
}
