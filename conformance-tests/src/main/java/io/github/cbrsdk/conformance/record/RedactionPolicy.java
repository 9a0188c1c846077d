package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which parts of a response a recording may keep: texts that the contract lists and numbers
 * that it allows there, the names of declared members, and times. The position is given by the
 * schemas that apply to a value; there are none where the contract declares none.
 */
final class RedactionPolicy {
  private static final Pattern TIME = Pattern.compile(Timestamp.REGEX);

  private final Set<String> names = new HashSet<>();

  RedactionPolicy(EffectiveContract contract) {
    contract.yaml().forEach(this::learnNames);
  }

  private void learnNames(YamlNode node) {
    YamlNode properties = node.isMap() ? node.get("properties") : null;
    if (properties != null && properties.isMap()) {
      names.addAll(properties.entries().keySet());
    }
    node.children().forEach(this::learnNames);
  }

  Set<String> names() {
    return names;
  }

  /** The schemas of the body: as declared for the status, otherwise for any status. */
  List<Schema> body(Operation operation, int status) {
    return schemas(
        operation
            .response(status)
            .map(Stream::of)
            .orElse(operation.responses().values().stream())
            .map(ResponseContract::json));
  }

  List<Schema> member(List<Schema> around, String name) {
    return schemas(
        around.stream().map(schema -> schema.properties().getOrDefault(name, schema.additional())));
  }

  List<Schema> element(List<Schema> around) {
    return schemas(around.stream().map(Schema::items));
  }

  private static List<Schema> schemas(Stream<Schema> declared) {
    Set<Schema> all = new LinkedHashSet<>();
    declared.filter(Objects::nonNull).forEach(schema -> addWithAlternatives(schema, all));
    return List.copyOf(all);
  }

  private static void addWithAlternatives(Schema schema, Set<Schema> all) {
    if (all.add(schema)) {
      schema.alternatives().forEach(each -> addWithAlternatives(each, all));
    }
  }

  /** Whether a member may keep its name: any declared name may occur anywhere. */
  boolean keepsName(String name) {
    return name.length() < 2 || names.contains(name);
  }

  boolean keepsText(List<Schema> schemas, String text) {
    return text.length() < 2
        || TIME.matcher(text.replace(' ', 'T').replace(',', '.')).matches()
        || schemas.stream().anyMatch(schema -> lists(schema, text));
  }

  private static boolean lists(Schema schema, String text) {
    return schema.listedTexts().contains(text)
        || (schema.annotations().get("x-contract-harmless") instanceof Collection<?> listed
            && listed.contains(text));
  }

  /**
   * Whether a number may stay: the contract declares a number there and allows this one. Where it
   * also declares a text, the number may be an id.
   */
  boolean keepsNumber(List<Schema> schemas, String number) {
    JsonNumber value = JsonNumber.of(number);
    return keepsText(schemas, number)
        || (schemas.stream().noneMatch(schema -> schema.types().contains(JsonType.STRING))
            && schemas.stream().anyMatch(schema -> allows(schema, value)));
  }

  private static boolean allows(Schema schema, JsonNumber value) {
    boolean typed =
        schema.types().contains(JsonType.NUMBER)
            || (schema.types().contains(JsonType.INTEGER) && value.isInteger());
    return typed && schema.constraints().keySet().stream().allMatch(each -> each.accepts(value));
  }
}
