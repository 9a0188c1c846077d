package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A keyword of JSON Schema 2020-12 that a validator of JSON Schema evaluates at the value, with
 * what stands beside it and below it.
 */
public final class SchemaAssertion implements Constraint {
  private final ContractLocation schema;

  /** Assertions of equal content accept the same values. */
  private final Object content;

  private final String keyword;
  private final @Nullable Object value;
  private final BiFunction<String, Json, Stream<SchemaProblem>> judge;
  private final Set<JsonType> types;

  /**
   * An assertion.
   *
   * @param schema the schema that states the keyword
   * @param value the value of the keyword
   * @param judge tells why a value does not keep to a keyword of the schema
   */
  SchemaAssertion(
      YamlNode schema,
      String keyword,
      @Nullable Object value,
      BiFunction<String, Json, Stream<SchemaProblem>> judge) {
    this(schema.location(), content(schema), keyword, value, judge, EnumSet.allOf(JsonType.class));
  }

  private SchemaAssertion(
      ContractLocation schema,
      Object content,
      String keyword,
      @Nullable Object value,
      BiFunction<String, Json, Stream<SchemaProblem>> judge,
      Set<JsonType> types) {
    this.schema = schema;
    this.content = content;
    this.keyword = keyword;
    this.value = value;
    this.judge = judge;
    this.types = Collections.unmodifiableSet(types);
  }

  /** The same for values of some of its types. */
  SchemaAssertion of(Set<JsonType> some) {
    return new SchemaAssertion(schema, content, keyword, value, judge, some);
  }

  /** The same, except that null is allowed. */
  SchemaAssertion exceptNull() {
    Set<JsonType> others = EnumSet.complementOf(EnumSet.of(JsonType.NULL));
    others.retainAll(types);
    return of(others);
  }

  private static Object content(YamlNode schema) {
    // What is referred to may differ between editions where the schema itself does not.
    return refers(schema) ? schema.root() : Optional.ofNullable(schema.value());
  }

  private static boolean refers(YamlNode node) {
    return (node.isMap() && (node.get("$ref") != null || node.get("$dynamicRef") != null))
        || node.children().stream().anyMatch(SchemaAssertion::refers);
  }

  /** The value of the keyword as maps, lists and scalars. */
  public @Nullable Object value() {
    return value;
  }

  @Override
  public Set<JsonType> types() {
    return types;
  }

  @Override
  public boolean accepts(Json value) {
    return problem(value).isEmpty();
  }

  /** Where and how a value does not keep to it first; empty if it does. */
  public Optional<SchemaProblem> problem(Json value) {
    return problems(value).findFirst();
  }

  /** Where and how a value does not keep to it; nothing if it does. */
  public Stream<SchemaProblem> problems(Json value) {
    return judge.apply(keyword, value);
  }

  @Override
  public String expectation() {
    return keyword.equals("if")
        ? "a value that 'if' with 'then' and 'else' allows"
        : "a value that '" + keyword + "' allows";
  }

  @Override
  public String keyword() {
    return keyword;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaAssertion assertion
        && assertion.schema.equals(schema)
        && assertion.keyword.equals(keyword)
        && assertion.types.equals(types)
        && assertion.content.equals(content);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + keyword.hashCode();
  }
}
