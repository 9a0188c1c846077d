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
 * The part of a value that an edition allows: without the values of another type or form. Other
 * rules report those, so a rule about several values evaluates the rest.
 *
 * @param value the whole value
 * @param refusedBy mask of the editions that do not allow the type or form of the value itself
 * @param inside its elements, or the values of its members in their order
 */
public record ValidSubset(Json value, long refusedBy, List<ValidSubset> inside) {

  /**
   * The subset of a value.
   *
   * @param members how a node finds the node of a member
   */
  public static ValidSubset of(
      SchemaNode around, Json value, BiFunction<SchemaNode, String, SchemaNode> members) {
    SchemaNode node = around.chosenFor(value);
    List<ValidSubset> inside = new ArrayList<>();
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        SchemaNode member = node.declared() == 0 ? node : members.apply(node, object.name(i));
        inside.add(of(member, object.value(i), members));
      }
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(element -> inside.add(of(node.items(), element, members)));
    }
    return new ValidSubset(value, refused(node, value), inside);
  }

  /** Mask of the editions that refuse the value, or something in it. */
  public long refusing() {
    long mask = refusedBy;
    for (ValidSubset each : inside) {
      mask |= each.refusing();
    }
    return mask;
  }

  /** Mask of the editions that refuse the same parts of the value as the given one. */
  public long alike(int edition) {
    long mask = (refusedBy >>> edition & 1) != 0 ? refusedBy : ~refusedBy;
    for (ValidSubset each : inside) {
      mask &= each.alike(edition);
    }
    return mask;
  }

  /** What an edition does not refuse of the value, or null if that is nothing. */
  public @Nullable Json in(int edition) {
    if ((refusedBy >>> edition & 1) != 0) {
      return null;
    }
    if (value instanceof JsonObject object) {
      Map<String, Json> members = new LinkedHashMap<>();
      for (int i = 0; i < object.size(); i++) {
        Json member = inside.get(i).in(edition);
        if (member != null) {
          members.put(object.name(i), member);
        }
      }
      return JsonObject.of(members);
    }
    if (value instanceof JsonArray) {
      List<Json> elements = new ArrayList<>();
      for (ValidSubset each : inside) {
        Json element = each.in(edition);
        if (element != null) {
          elements.add(element);
        }
      }
      return JsonArray.of(elements);
    }
    return value;
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
