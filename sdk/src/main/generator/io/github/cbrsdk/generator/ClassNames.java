package io.github.cbrsdk.generator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The names of the classes of models: each only once, also those of schemas without a name. */
final class ClassNames {
  private final Set<String> taken = new HashSet<>();

  /** The names of what is around a schema, the outermost first. */
  private final Deque<String> around = new ArrayDeque<>();

  /** By the names of what is around the schemas. */
  private final Map<String, String> inline = new HashMap<>();

  /** Names that no model may get. */
  ClassNames(Set<String> taken) {
    this.taken.addAll(taken);
  }

  /** The name of a component as the name of a class. */
  static String of(String name) {
    return JavaNames.type(List.of(name.split("[^A-Za-z0-9]+")));
  }

  /** Takes the name of a component's class, and returns whether it was free. */
  boolean add(String className) {
    return taken.add(className);
  }

  Set<String> taken() {
    return new HashSet<>(taken);
  }

  /** Names the component, or the body of an operation, in which the next schemas stand. */
  void standIn(String root) {
    around.clear();
    around.add(root);
  }

  /** Makes something of a member, or of the elements of an array. */
  <T> T within(String name, Supplier<T> made) {
    around.addLast(name);
    T result = made.get();
    around.removeLast();
    return result;
  }

  /** The class of the schema that stands here, unless the generator has a name for it. */
  Optional<String> here() {
    return around.size() < 2
        ? Optional.empty()
        : Optional.of(inline.computeIfAbsent(String.join(" ", around), this::next));
  }

  private String next(String names) {
    String name = of(names);
    for (int i = 2; !taken.add(name); i++) {
      name = of(names) + i;
    }
    return name;
  }
}
