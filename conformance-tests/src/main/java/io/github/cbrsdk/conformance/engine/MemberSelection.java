package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a value that some expressions read. */
final class MemberSelection {
  private final Map<String, MemberSelection> members = new TreeMap<>();
  private boolean whole;

  private MemberSelection() {}

  /** A selection of the members with those paths, or null if there are none. */
  static @Nullable MemberSelection of(List<List<String>> paths) {
    MemberSelection selection = new MemberSelection();
    for (List<String> path : paths) {
      MemberSelection at = selection;
      for (String name : path) {
        at = at.members.computeIfAbsent(name, unused -> new MemberSelection());
      }
      at.whole = true;
    }
    return paths.isEmpty() ? null : selection;
  }

  /** The selected part of a value, without nulls. */
  Json in(Json value) {
    if (whole || !(value instanceof JsonObject object)) {
      return Json.withoutNulls(value);
    }
    Map<String, Json> selected = new LinkedHashMap<>();
    members.forEach(
        (name, selection) -> {
          Json member = object.get(name);
          if (member != null && member != JsonNull.NULL) {
            selected.put(name, selection.in(member));
          }
        });
    return JsonObject.of(selected);
  }
}
