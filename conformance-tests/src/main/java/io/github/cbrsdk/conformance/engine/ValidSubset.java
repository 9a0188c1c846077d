package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a value without what an edition refuses: the values of another type or form. Of
 * these other rules tell, so that one about several values looks at the rest.
 *
 * @param members how a node finds the node of a member
 */
public record ValidSubset(BiFunction<SchemaNode, String, SchemaNode> members) {

  /** Mask of the editions that refuse the value, or something in it. */
  public long refusedBy(SchemaNode around, Json value) {
    SchemaNode node = around.chosenFor(value);
    long mask = refused(node, value);
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        mask |= refusedBy(member(node, object, i), object.value(i));
      }
    } else if (value instanceof JsonArray array) {
      for (Json element : array.elements()) {
        mask |= refusedBy(node.items(), element);
      }
    }
    return mask;
  }

  /** What an edition does not refuse of the value, or null if that is nothing. */
  public @Nullable Json of(SchemaNode around, Json value, int edition) {
    SchemaNode node = around.chosenFor(value);
    if ((refused(node, value) >>> edition & 1) != 0) {
      return null;
    }
    if (value instanceof JsonObject object) {
      Map<String, Json> members = new LinkedHashMap<>();
      for (int i = 0; i < object.size(); i++) {
        Json member = of(member(node, object, i), object.value(i), edition);
        if (member != null) {
          members.put(object.name(i), member);
        }
      }
      return JsonObject.of(members);
    }
    if (value instanceof JsonArray array) {
      List<Json> elements = new ArrayList<>();
      for (Json each : array.elements()) {
        Json element = of(node.items(), each, edition);
        if (element != null) {
          elements.add(element);
        }
      }
      return JsonArray.of(elements);
    }
    return value;
  }

  private SchemaNode member(SchemaNode node, JsonObject object, int index) {
    return node.declared() == 0 ? node : members.apply(node, object.name(index));
  }

  private static long refused(SchemaNode node, Json value) {
    JsonType type = value.type();
    long mask = node.schemas().forbidden(type);
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (limit.rule() == Rule.FORMAT_CHANGED && !limit.accepts(value)) {
        mask |= limit.editions();
      }
    }
    return mask;
  }
}
