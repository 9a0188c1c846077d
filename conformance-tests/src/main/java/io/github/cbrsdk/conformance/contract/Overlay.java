package io.github.cbrsdk.conformance.contract;

import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI Overlay document, version 1.0 or 1.1: actions that update or remove parts of another
 * document. Of version 1.1 there is no {@code copy}.
 */
final class Overlay {
  private final Yaml yaml;

  private Overlay(Yaml yaml) {
    this.yaml = yaml;
  }

  /**
   * Reads an overlay.
   *
   * @throws ContractException if it is not an Overlay document
   */
  static Overlay parse(String file, String text) {
    Yaml yaml = Yaml.parse(file, text);
    if (!(yaml.root().get("overlay") instanceof String version)
        || !version.matches("1[.][01][.][0-9]+")) {
      throw new ContractException(
          file + ": 'overlay: 1.0.0' or 'overlay: 1.1.0' is needed at the top");
    }
    if (!(yaml.root().get("actions") instanceof List)) {
      throw new ContractException(file + ": a list of 'actions' is needed");
    }
    return new Overlay(yaml);
  }

  /** The title of its info, or its file name. */
  String title() {
    return yaml.root().get("info") instanceof Map<?, ?> info
            && info.get("title") instanceof String title
        ? title
        : yaml.file();
  }

  /** The day of publication that its {@code x-edition} tells, or empty. */
  String published() {
    return yaml.root().get("x-edition") instanceof Map<?, ?> edition
            && edition.get("published") instanceof String day
        ? day
        : "";
  }

  /** The edition that its {@code x-edition} builds on, or null if it builds on none. */
  @Nullable String base() {
    return yaml.root().get("x-edition") instanceof Map<?, ?> edition
            && edition.get("base") instanceof String name
        ? name
        : null;
  }

  /** The last segment of {@code extends}, or null if it is not said what it extends. */
  @Nullable String extendedFile() {
    return yaml.root().get("extends") instanceof String uri
        ? uri.substring(uri.lastIndexOf('/') + 1)
        : null;
  }

  /**
   * Applies it.
   *
   * @param unmatched takes a message for each action whose target selects nothing: it changes
   *     nothing, which is allowed and rarely meant
   * @throws ContractException if an action is not one, or cannot be done
   */
  void applyTo(Yaml document, Consumer<String> unmatched) {
    List<?> actions = (List<?>) yaml.root().get("actions");
    for (int i = 0; actions != null && i < actions.size(); i++) {
      SourceLocation mark = yaml.markOf(actions, i);
      if (!(actions.get(i) instanceof Map<?, ?> action)
          || !(action.get("target") instanceof String target)) {
        throw new ContractException(mark + ": an action with a 'target' is needed");
      }
      List<JsonPath.Node> nodes = find(document, target, mark);
      if (nodes.isEmpty()) {
        unmatched.accept(
            "%s: the target %s selects nothing in %s".formatted(mark, target, document.file()));
      }
      if (Boolean.TRUE.equals(action.get("remove"))) {
        nodes.forEach(node -> remove(document, node, mark));
      } else if (action.containsKey("update")) {
        nodes.forEach(node -> update(document, node, action.get("update"), mark));
      } else {
        throw new ContractException(mark + ": the action needs 'update' or 'remove: true'");
      }
    }
  }

  /** Each node once; of those in a list the last first, so that the others keep their index. */
  private static List<JsonPath.Node> find(Yaml document, String target, SourceLocation mark) {
    try {
      IdentityHashMap<Object, Set<Object>> known = new IdentityHashMap<>();
      return JsonPath.parse(target).select(document.root()).stream()
          .filter(
              node ->
                  known
                      .computeIfAbsent(
                          node.parent() == null ? known : node.parent(), unused -> new HashSet<>())
                      .add(String.valueOf(node.key())))
          .sorted(Comparator.comparing(node -> node.key() instanceof Integer index ? -index : 0))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          mark + ": the target " + target + " is not a JSONPath (RFC 9535): " + e.getMessage(), e);
    }
  }

  private static void remove(Yaml document, JsonPath.Node node, SourceLocation mark) {
    if (node.parent() == null || node.key() == null) {
      throw new ContractException(mark + ": the whole document cannot be removed");
    }
    document.remove(node.parent(), node.key());
  }

  private void update(
      Yaml document, JsonPath.Node node, @Nullable Object update, SourceLocation mark) {
    if (node.value() instanceof Map<?, ?> target && update instanceof Map<?, ?> map) {
      merge(document, map(target), map);
    } else if (node.value() instanceof List<?> target) {
      document.add(list(target), update, yaml, mark);
    } else {
      throw new ContractException(
          mark + ": an update needs a map for a map, or an entry for a list");
    }
  }

  /** Maps are merged, lists are appended, everything else is replaced. */
  private void merge(Yaml document, Map<String, Object> target, Map<?, ?> update) {
    update.forEach(
        (key, value) -> {
          String name = (String) key;
          SourceLocation mark = yaml.markOf(update, name);
          Object old = target.get(name);
          if (old instanceof Map<?, ?> && value instanceof Map<?, ?> map) {
            merge(document, map(old), map);
          } else if (old instanceof List<?> && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              document.add(list(old), list.get(i), yaml, yaml.markOf(list, i));
            }
          } else {
            document.put(target, name, value, yaml, mark);
          }
        });
  }

  @SuppressWarnings("unchecked") // Yaml makes no other maps.
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // Yaml makes no other lists.
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
