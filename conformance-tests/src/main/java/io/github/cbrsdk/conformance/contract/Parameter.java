package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param allowsEmpty whether it may be sent without a value
 * @param style how an array or object is written, such as {@code form}
 * @param explode whether each element or member of it is written by itself
 * @param json whether its value is written as JSON
 * @param schema the schema of its value, or null
 * @param example the example of a value in the contract, or null
 */
public record Parameter(
    String name,
    String in,
    boolean required,
    boolean allowsEmpty,
    String style,
    boolean explode,
    boolean json,
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

  /** Whether the members of its value are parameters of their own. */
  public boolean isSpread() {
    return schema != null
        && schema.allows(JsonType.OBJECT)
        && !json
        && explode
        && style.equals("form");
  }
}
