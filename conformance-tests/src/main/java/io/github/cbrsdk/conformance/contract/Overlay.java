package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI Overlay document, version 1.0 or 1.1: actions that update or remove parts of another
 * document. The action {@code copy} of version 1.1 is not supported.
 */
final class Overlay {
  private static final String ACTIONS = "actions";
  private static final String BASE = "base";
  private static final String EDITION = "x-contract-edition";

  private final YamlNode yaml;

  private Overlay(YamlNode yaml) {
    this.yaml = yaml;
  }

  /**
   * Reads an overlay.
   *
   * @throws ContractException if it is not an Overlay document
   */
  static Overlay parse(String file, String text) {
    YamlNode yaml = YamlReader.read(file, text);
    String version = yaml.find("overlay").map(YamlNode::value).map(String::valueOf).orElse("");
    if (!version.matches("1[.][01][.][0-9]+")) {
      throw yaml.error("'overlay: 1.0.0' or 'overlay: 1.1.0' is expected at the top");
    }
    if (yaml.find(ACTIONS).filter(YamlNode::isList).isEmpty()) {
      throw yaml.error("a list of 'actions' is expected");
    }
    return new Overlay(yaml);
  }

  /** The title of its info, or its file name. */
  String title() {
    String title = text("info", "title");
    return title == null ? yaml.file() : title;
  }

  /** The day of publication in its {@code x-contract-edition}, or empty. */
  String published() {
    String day = text(EDITION, "published");
    return day == null ? "" : day;
  }

  /** The edition that its {@code x-contract-edition} builds on, or null if it builds on none. */
  @Nullable String base() {
    return text(EDITION, BASE);
  }

  /** The last segment of {@code extends}, or null if it has none. */
  @Nullable String extendedFile() {
    String uri = text("extends");
    return uri == null ? null : uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** The last of overlays, with the actions of all that change the same document. */
  static Map<String, Object> joined(List<Overlay> overlays) {
    Overlay last = overlays.get(overlays.size() - 1);
    Map<String, Object> joined = last.yaml.toMap();
    if (joined.get(EDITION) instanceof Map<?, ?> edition) {
      edition.remove(BASE);
    }
    List<Object> actions = new ArrayList<>();
    overlays.stream()
        .filter(each -> Objects.equals(each.extendedFile(), last.extendedFile()))
        .forEach(
            each -> actions.addAll((List<?>) each.yaml.toMap().getOrDefault(ACTIONS, List.of())));
    joined.put(ACTIONS, actions);
    return joined;
  }

  private @Nullable String text(String... path) {
    return yaml.find(path)
        .map(YamlNode::value)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse(null);
  }

  /**
   * Applies it.
   *
   * @param unmatched receives a message for each action whose target selects nothing: such an
   *     action has no effect, which is allowed and rarely intended
   * @throws ContractException if an action is malformed or cannot be applied
   */
  void applyTo(YamlNode document, Consumer<String> unmatched) {
    for (YamlNode action : yaml.elements(ACTIONS)) {
      YamlNode target = action.isMap() ? action.get("target") : null;
      if (target == null || !(target.value() instanceof String path)) {
        throw error(action, "an action with a 'target' is expected");
      }
      Set<YamlNode> nodes = select(document, path, action);
      if (nodes.isEmpty()) {
        unmatched.accept(
            "%s: the target %s selects nothing in %s".formatted(action, path, document.file()));
      }
      YamlNode update = action.get("update");
      if (action.isTrue("remove")) {
        nodes.forEach(node -> remove(node, action));
      } else if (update != null) {
        nodes.forEach(node -> update(node, update, action));
      } else {
        throw error(action, "the action needs 'update' or 'remove: true'");
      }
    }
  }

  private static Set<YamlNode> select(YamlNode document, String target, YamlNode action) {
    try {
      return new LinkedHashSet<>(JsonPath.parse(target).select(document));
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          action + ": the target " + target + " is not a JSONPath (RFC 9535): " + e.getMessage(),
          e);
    }
  }

  private static void remove(YamlNode node, YamlNode action) {
    if (node.parent() == null) {
      throw error(action, "the whole document cannot be removed");
    }
    node.remove();
  }

  private static void update(YamlNode node, YamlNode update, YamlNode action) {
    if (node.isMap() && update.isMap()) {
      merge(node, update);
    } else if (node.isList()) {
      node.add(update.copy());
    } else {
      throw error(action, "an update needs a map for a map, or an entry for a list");
    }
  }

  /** Maps are merged, lists are appended, everything else is replaced. */
  private static void merge(YamlNode target, YamlNode update) {
    update
        .entries()
        .forEach(
            (name, value) -> {
              YamlNode old = target.get(name);
              if (old != null && old.isMap() && value.isMap()) {
                merge(old, value);
              } else if (old != null && old.isList() && value.isList()) {
                value.elements().forEach(element -> old.add(element.copy()));
              } else {
                target.put(name, value.copy());
              }
            });
  }

  private static ContractException error(YamlNode action, String problem) {
    return new ContractException(action + ": " + problem);
  }
}
