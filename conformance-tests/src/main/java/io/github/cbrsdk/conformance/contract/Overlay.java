package io.github.cbrsdk.conformance.contract;

import static java.util.Objects.requireNonNull;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenAPI Overlay 1.0 document: actions that update or remove parts of another document. */
final class Overlay {
  private static final MapsAndLists DOCUMENTS = new MapsAndLists();

  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(DOCUMENTS)
          .mappingProvider(DOCUMENTS)
          .options(Option.AS_PATH_LIST, Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final Yaml yaml;

  private Overlay(Yaml yaml) {
    this.yaml = yaml;
  }

  /**
   * Reads an overlay.
   *
   * @throws ContractException if it is not an Overlay 1.0 document
   */
  static Overlay parse(String file, String text) {
    Yaml yaml = Yaml.parse(file, text);
    if (!(yaml.root().get("overlay") instanceof String version) || !version.startsWith("1.0.")) {
      throw new ContractException(file + ": 'overlay: 1.0.0' is needed at the top");
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
   * @throws ContractException if an action is not one, or its target is not there: an action that
   *     does nothing is a mistake
   */
  void applyTo(Yaml document) {
    List<?> actions = (List<?>) yaml.root().get("actions");
    for (int i = 0; actions != null && i < actions.size(); i++) {
      Mark mark = yaml.markOf(actions, i);
      if (!(actions.get(i) instanceof Map<?, ?> action)
          || !(action.get("target") instanceof String target)) {
        throw new ContractException(mark + ": an action with a 'target' is needed");
      }
      List<List<Object>> places = find(document, target, mark);
      if (Boolean.TRUE.equals(action.get("remove"))) {
        // From the last, so that those before it in a list keep their places.
        Collections.reverse(places);
        places.forEach(place -> remove(document, place, mark));
      } else if (action.containsKey("update")) {
        places.forEach(place -> update(document, place, action.get("update"), mark));
      } else {
        throw new ContractException(mark + ": the action needs 'update' or 'remove: true'");
      }
    }
  }

  private static List<List<Object>> find(Yaml document, String target, Mark mark) {
    @Nullable List<String> paths;
    if (target.chars().filter(c -> c == '[').count()
        != target.chars().filter(c -> c == ']').count()) {
      // The library reads such a path as far as it can, and would select too much.
      throw new ContractException(mark + ": the target " + target + " is not a JSONPath");
    }
    try {
      paths = JsonPath.using(PATHS).parse((Object) document.root()).read(target);
    } catch (InvalidPathException e) {
      throw new ContractException(
          mark + ": the target " + target + " is not a JSONPath: " + e.getMessage(), e);
    }
    List<List<Object>> places = new ArrayList<>();
    for (String path : paths == null ? List.<String>of() : paths) {
      places.addAll(placesOf(path, document, target, mark));
    }
    if (places.isEmpty()) {
      throw new ContractException(
          mark + ": the target " + target + " selects nothing in " + document.file());
    }
    return places;
  }

  private static List<List<Object>> placesOf(String path, Yaml document, String target, Mark mark) {
    try {
      return NormalizedPath.places(path, document.root());
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          mark + ": the target " + target + " selects no place in " + document.file(), e);
    }
  }

  private static void remove(Yaml document, List<Object> place, Mark mark) {
    if (place.isEmpty()) {
      throw new ContractException(mark + ": the whole document cannot be removed");
    }
    Object parent = at(document, place.subList(0, place.size() - 1));
    document.remove(parent, place.get(place.size() - 1));
  }

  private void update(Yaml document, List<Object> place, @Nullable Object update, Mark mark) {
    Object target = at(document, place);
    if (target instanceof Map<?, ?> && update instanceof Map<?, ?> map) {
      merge(document, map(target), map);
    } else if (target instanceof List<?>) {
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
          Mark mark = yaml.markOf(update, name);
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

  private static Object at(Yaml document, List<Object> place) {
    Object value = document.root();
    for (Object segment : place) {
      value =
          requireNonNull(
              segment instanceof Integer index
                  ? list(value).get(index)
                  : map(value).get((String) segment));
    }
    return value;
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
