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

/** Unique class names of models, of inline schemas too. */
final class ClassNames {
  private final Set<String> taken = new HashSet<>();

  /** The path to the current schema: a component or an operation, then members. */
  private final Deque<String> path = new ArrayDeque<>();

  /** Class names of inline schemas by their paths. */
  private final Map<String, String> inline = new HashMap<>();

  /** Reserves the names that generated code uses. */
  ClassNames(Set<String> taken) {
    this.taken.addAll(taken);
  }

  /** The class name of a component. */
  static String of(String name) {
    return JavaNames.type(List.of(name.split("[^A-Za-z0-9]+")));
  }

  /** Reserves a class name. Returns false if it is already reserved. */
  boolean add(String className) {
    return taken.add(className);
  }

  Set<String> taken() {
    return new HashSet<>(taken);
  }

  /** Starts the path of the schemas of a component or of the body of an operation. */
  void startAt(String root) {
    path.clear();
    path.add(root);
  }

  /** Evaluates the schema of a member, or of the items of an array. */
  <T> T within(String name, Supplier<T> schema) {
    path.addLast(name);
    T result = schema.get();
    path.removeLast();
    return result;
  }

  /** The class name of the current schema; empty for one that the generator names itself. */
  Optional<String> current() {
    return path.size() < 2
        ? Optional.empty()
        : Optional.of(inline.computeIfAbsent(String.join(" ", path), this::next));
  }

  private String next(String names) {
    String name = of(names);
    for (int i = 2; !taken.add(name); i++) {
      name = of(names) + i;
    }
    return name;
  }
}
