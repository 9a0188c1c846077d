package io.github.cbrsdk.conformance.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonWriter;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.TextVariants;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class EnumValueUndeclared extends ConstraintRule {
  private static final int MAX_LISTED = 1000;

  EnumValueUndeclared() {
    super(
        Rule.ENUM_VALUE_UNDECLARED,
        new RuleText(
                "A value is none of those that the contract lists.",
                "\"colour\": \"violet\" where red and green are listed")
            .remedy("If it is meant, list the value at %s."));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return edit.keyword().equals("discriminator")
        ? Optional.of("only its maintainer knows which schema the discriminator's value names")
        : list(edit, edit.around(), edit.observed().values());
  }

  /** Lists more values in a schema that lists some; a constant becomes a list. */
  static Optional<String> list(FindingEdit edit, String schema, Map<Json, Long> values) {
    if (values.keySet().stream().anyMatch(each -> JsonWriter.bytes(each).length > MAX_LISTED)) {
      return Optional.of("the value is too long to be listed");
    }
    if (edit.current(schema) instanceof Map<?, ?> map && map.containsKey("const")) {
      edit.put(schema, "enum", FindingEdit.with(List.of(), map.get("const")), edit.what());
      edit.remove(schema, "const", edit.what());
    }
    values.forEach(
        (value, times) ->
            edit.put(
                schema,
                "enum",
                FindingEdit.with((List<?>) requireNonNull(edit.current(schema + "/enum")), value),
                "%s is %s (%d of %d times)"
                    .formatted(
                        edit.where(),
                        new String(JsonWriter.bytes(value), UTF_8),
                        times,
                        edit.observed().count())));
    return FindingEdit.DONE;
  }

  @Override
  Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    if (!(location.value() instanceof JsonString) || location.schema().listedTexts().isEmpty()) {
      return Stream.empty();
    }
    String text = location.value().text();
    Set<String> others = new LinkedHashSet<>(TextVariants.near(text));
    others.add("not_in_the_list");
    others.add(text.toUpperCase(Locale.ROOT));
    others.add(" " + text);
    others.add(text + " ");
    return FormatChanged.refused(make, location, others);
  }
}
