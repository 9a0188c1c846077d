package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A keyword of JSON Schema 2020-12 that a validator of JSON Schema evaluates at the value, with
 * what stands beside it and below it.
 */
public final class SchemaAssertion implements Constraint {
  private static final Set<JsonType> TYPES =
      Collections.unmodifiableSet(EnumSet.allOf(JsonType.class));

  private final ContractLocation schema;
  private final String keyword;
  private final @Nullable Object value;
  private final BiFunction<String, Json, Optional<String>> judge;

  /**
   * An assertion.
   *
   * @param schema where the schema is that states the keyword
   * @param value the value of the keyword
   * @param judge tells why a value does not keep to a keyword of the schema
   */
  SchemaAssertion(
      ContractLocation schema,
      String keyword,
      @Nullable Object value,
      BiFunction<String, Json, Optional<String>> judge) {
    this.schema = schema;
    this.keyword = keyword;
    this.value = value;
    this.judge = judge;
  }

  /** The value of the keyword as maps, lists and scalars. */
  public @Nullable Object value() {
    return value;
  }

  @Override
  public Set<JsonType> types() {
    return TYPES;
  }

  @Override
  public boolean accepts(Json value) {
    return problem(value).isEmpty();
  }

  /** Where and how a value does not keep to it, in words that quote nothing; empty if it does. */
  public Optional<String> problem(Json value) {
    return judge.apply(keyword, value);
  }

  @Override
  public String expectation() {
    return "a value that keeps to '" + keyword + "'";
  }

  @Override
  public String keyword() {
    return keyword;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaAssertion assertion
        && assertion.schema.equals(schema)
        && assertion.keyword.equals(keyword);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + keyword.hashCode();
  }
}
