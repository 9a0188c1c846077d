package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the overlay actions that turn a document into its edited form. They mean the same to every
 * tool: a target is a map or a list and never in a list, a list is replaced and never extended, and
 * a map that loses a scalar is replaced.
 */
public final class OverlayActions {
  private static final String REPLACED = "Replaced by the next action.";

  private final EditedDocument document;
  private final List<OverlayAction> actions = new ArrayList<>();

  private OverlayActions(EditedDocument document) {
    this.document = document;
  }

  public static List<OverlayAction> of(EditedDocument document) {
    OverlayActions maker = new OverlayActions(document);
    maker.compare("", document.before(), document.after());
    return maker.actions;
  }

  private void compare(String pointer, Map<?, ?> before, Map<?, ?> after) {
    Map<String, Object> update = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : before.entrySet()) {
      String name = String.valueOf(entry.getKey());
      String child = pointer + "/" + JsonPointer.escape(name);
      Object was = entry.getValue();
      Object is = after.get(name);
      if (!after.containsKey(name)) {
        add(child, null, List.of(child));
      } else if (was instanceof Map<?, ?> x
          && is instanceof Map<?, ?> y
          && !replaced(child, x, y)) {
        compare(child, x, y);
      } else if (!Objects.equals(was, is)) {
        if (was instanceof Map || was instanceof List) {
          actions.add(new OverlayAction(target(child), REPLACED, null, fingerprints(child)));
        }
        EditedDocument.put(update, name, is);
      }
    }
    after.forEach(
        (name, value) -> {
          if (!before.containsKey(name)) {
            EditedDocument.put(update, String.valueOf(name), value);
          }
        });
    if (!update.isEmpty()) {
      List<String> changed =
          update.keySet().stream().map(name -> pointer + "/" + JsonPointer.escape(name)).toList();
      add(pointer, update, changed);
    }
  }

  /** Whether no actions inside a map would do. */
  private static boolean replaced(String pointer, Map<?, ?> before, Map<?, ?> after) {
    for (Map.Entry<?, ?> entry : before.entrySet()) {
      Object was = entry.getValue();
      Object is = after.get(entry.getKey());
      boolean container = was instanceof Map || was instanceof List;
      boolean lost = !after.containsKey(entry.getKey());
      String child = pointer + "/" + JsonPointer.escape(String.valueOf(entry.getKey()));
      boolean named = OverlayAction.target(child) != null;
      if ((lost && !container) || (container && !named && !was.equals(is))) {
        return true;
      }
    }
    return false;
  }

  private void add(String pointer, @Nullable Map<String, Object> update, List<String> changed) {
    // An edit may have changed another entry beside the one that it names.
    List<String> edited =
        changed.stream().anyMatch(entry -> !edits(entry).isEmpty()) ? changed : List.of(pointer);
    Set<String> evidence = new LinkedHashSet<>();
    Set<String> fingerprints = new LinkedHashSet<>();
    for (String entry : edited) {
      evidence.addAll(edits(entry).stream().map(EditedDocument.Edit::evidence).toList());
      fingerprints.addAll(fingerprints(entry));
    }
    actions.add(
        new OverlayAction(target(pointer), String.join(" ", evidence), update, fingerprints));
  }

  private Set<String> fingerprints(String entry) {
    return edits(entry).stream()
        .map(EditedDocument.Edit::fingerprint)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The edits of an entry, of what is inside it and of what it is inside of. */
  private List<EditedDocument.Edit> edits(String entry) {
    return document.edits().stream()
        .filter(
            edit ->
                edit.pointer().equals(entry)
                    || edit.pointer().startsWith(entry + "/")
                    || entry.startsWith(edit.pointer() + "/"))
        .toList();
  }

  private static String target(String pointer) {
    String target = OverlayAction.target(pointer);
    if (target == null) {
      throw new IllegalStateException("No portable target for " + pointer);
    }
    return target;
  }
}
