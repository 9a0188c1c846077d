package io.github.cbrsdk.conformance.contract;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param allowsEmpty whether it may be sent without a value
 * @param schema the schema of its value, or null
 * @param example the example of a value in the contract, or null
 */
public record Parameter(
    String name,
    String in,
    boolean required,
    boolean allowsEmpty,
    @Nullable Schema schema,
    @Nullable Object example,
    ContractLocation location) {
  /** OpenAPI says to ignore declarations of these headers; the length of a body is HTTP's. */
  private static final Set<String> IGNORED =
      Set.of("accept", "content-type", "authorization", "content-length");

  /** Whether its value stands in the query, a header or a cookie, and its declaration counts. */
  public boolean isBesideThePath() {
    boolean ignored = in.equals("header") && IGNORED.contains(name.toLowerCase(Locale.ROOT));
    return !in.equals("path") && !ignored;
  }
}
