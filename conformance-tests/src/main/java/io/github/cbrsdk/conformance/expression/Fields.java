package io.github.cbrsdk.conformance.expression;

import org.jspecify.annotations.Nullable;

/** An object whose fields are computed when an expression reads them. */
@FunctionalInterface
public interface Fields {
  /**
   * The field of that name as a value of the language (see {@link Values}) or as {@link
   * io.github.cbrsdk.conformance.json.Json}, or null if there is none.
   */
  @Nullable Object get(String name);
}
