package io.github.cbrsdk.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings from environment variables or a file.
 *
 * @param values values that are not blank, by names in upper case
 * @param description describes the setting of a name for messages
 */
record Settings(Map<String, String> values, UnaryOperator<String> description) {
  /** The environment variables with a prefix, which the names here lack. */
  static Settings ofVariables(String prefix, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(prefix) && !value.isBlank()) {
            values.put(name.substring(prefix.length()), value);
          }
        });
    return new Settings(values, name -> "The environment variable " + prefix + name);
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean hasAny(String... names) {
    return Stream.of(names).anyMatch(this::has);
  }

  /** Passes the value of a setting, and returns whether there is one. */
  boolean pass(String name, Consumer<String> receiver) {
    String value = get(name);
    if (value != null) {
      receiver.accept(value);
    }
    return value != null;
  }

  /**
   * The value of a setting.
   *
   * @throws IllegalArgumentException if it is missing
   */
  String require(String name) {
    return require(name, get(name));
  }

  String require(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          description.apply(name) + " is missing. Set it beside the others.");
    }
    return value;
  }
}
