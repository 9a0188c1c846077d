package io.github.cbrsdk.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Named texts from one source.
 *
 * @param values those that are there and not blank, by their names in upper case
 * @param called how the source calls what has such a name
 */
record Settings(Map<String, String> values, UnaryOperator<String> called) {
  /** The environment variables with a prefix. */
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
    for (String name : names) {
      if (has(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException if there is none
   */
  String require(String name) {
    return require(name, get(name));
  }

  String require(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          called.apply(name) + " is missing. Set it beside the others.");
    }
    return value;
  }
}
