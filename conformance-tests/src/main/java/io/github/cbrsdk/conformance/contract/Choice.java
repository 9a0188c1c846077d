package io.github.cbrsdk.conformance.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice between schemas: a {@code oneOf}, an {@code anyOf}, or a {@code discriminator} between
 * the schemas that include the one that states it.
 *
 * @param part the schema that states it
 * @param node the keyword's value
 * @param options the schemas to choose from, except null; the part itself may be one
 * @param isExclusive whether a value must not match two of them
 * @param isNullable whether null is allowed by what is around the choice
 * @param discriminator tells by a member which one it is, or null
 */
record Choice(
    YamlNode part,
    YamlNode node,
    List<YamlNode> options,
    boolean isExclusive,
    boolean isNullable,
    @Nullable Discriminator discriminator) {
  /** Choices inside each other, of which each multiplies the number of schemas. */
  static final int MAX_NESTED = 3;

  static Choice of(
      YamlNode part,
      String keyword,
      YamlNode group,
      List<YamlNode> options,
      Discriminators discriminators) {
    YamlNode own = part.get("discriminator");
    YamlNode discriminator = own == null ? discriminators.inherited(options) : own;
    return new Choice(
        part,
        group,
        options,
        keyword.equals("oneOf"),
        false,
        discriminator == null ? null : discriminators.of(discriminator, null, options));
  }

  Choice nullable() {
    return new Choice(part, node, options, isExclusive, true, discriminator);
  }

  /** The number of options that allow null and nothing else. */
  long nulls() {
    return node.isList() ? node.elements().stream().filter(Choice::isNull).count() : 0;
  }

  /** The choice between a schema and those that include it; null if there are none. */
  static @Nullable Choice ofChildren(
      YamlNode part, YamlNode discriminator, Discriminators discriminators) {
    List<YamlNode> options = discriminators.below(part, discriminator);
    if (options.isEmpty()) {
      return null;
    }
    options.add(part);
    return new Choice(
        part,
        discriminator,
        options,
        false,
        false,
        discriminators.of(discriminator, part, options));
  }

  /** Whether an option allows null and nothing else. */
  static boolean isNull(YamlNode option) {
    YamlNode type = option.isMap() && option.entries().size() == 1 ? option.get("type") : null;
    return type != null && type.is("null");
  }

  /** Whether a schema says nothing that limits a value but the choice. */
  boolean isAllOf(YamlNode schema) {
    return !schema.isMap()
        || schema.entries().entrySet().stream()
            .allMatch(
                each ->
                    each.getValue() == node
                        || each.getKey().equals("$ref")
                        || each.getKey().equals("discriminator")
                        || AllowedKeywords.isForClients(schema, each.getKey())
                        || AllowedKeywords.ANNOTATION.contains(each.getKey())
                        || (each.getKey().startsWith("x-")
                            && !each.getKey().equals("x-contract-validations")));
  }
}
