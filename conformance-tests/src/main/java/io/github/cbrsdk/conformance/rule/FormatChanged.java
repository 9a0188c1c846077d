package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.StringConstraint;
import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.overlay.TextShape;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.TextVariants;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class FormatChanged extends ConstraintRule {
  /** The formats that a pattern can stand for. */
  private static final Map<String, String> FORMS =
      Map.of("uuid", TextShape.UUID, "timestamp", "^" + Timestamp.REGEX + "$");

  FormatChanged() {
    super(
        Rule.FORMAT_CHANGED,
        new RuleText(
            "A string has another form than the contract declares.",
            "\"2019-05-10 07:59:12\", with a blank where the declared form has a T"));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return widen(edit);
  }

  /** Allows the form that was observed beside the declared one. */
  static Optional<String> widen(FindingEdit edit) {
    String stated = edit.around();
    String schema = memberOf(edit, stated);
    Optional<String> shape = TextShape.of(edit.observed().texts());
    if (shape.isEmpty()) {
      return Optional.of("the observed texts have too many forms to name one");
    }
    if (!schema.equals(stated)) {
      copy(edit, stated, schema);
    }
    Object old = edit.current(schema + "/pattern");
    if (edit.keyword().equals("pattern")) {
      String more = "|" + shape.get();
      // Another finding of the same texts may have added it.
      String wider = String.valueOf(old).endsWith(more) ? String.valueOf(old) : old + more;
      return edit.put(schema, "pattern", wider, edit.what());
    }
    Object format = edit.current(schema + "/format");
    String known = FORMS.get(String.valueOf(format));
    edit.remove(schema, "format", edit.what());
    // A header has no options.
    boolean ofHeader = known == null && schema.contains("/headers/");
    if (ofHeader || old != null || edit.current(schema + "/anyOf") != null) {
      return FindingEdit.DONE;
    }
    return known != null
        ? edit.put(schema, "pattern", known + "|" + shape.get(), edit.what())
        : edit.put(
            schema,
            "anyOf",
            List.of(Map.of("format", String.valueOf(format)), Map.of("pattern", shape.get())),
            edit.what());
  }

  /** The member that refers to the schema, which others may refer to as well, or the schema. */
  private static String memberOf(FindingEdit edit, String schema) {
    return edit.schemasAt(edit.finding().pointer()).stream()
        .map(each -> each.location().pointer())
        .filter(member -> !references(edit.original(member), schema).isEmpty())
        .findFirst()
        .orElse(schema);
  }

  /** The keyword by which a member refers to the schema and to nothing else but null. */
  private static String references(@Nullable Object member, String schema) {
    Map<String, String> reference = Map.of("$ref", "#" + schema);
    if (!(member instanceof Map<?, ?> map)) {
      return "";
    }
    return map.entrySet().containsAll(reference.entrySet())
        ? "$ref"
        : List.of(reference, Map.of("type", "null")).equals(map.get("oneOf")) ? "oneOf" : "";
  }

  /** Replaces a member's reference by a copy of what it refers to, unless that is done. */
  private static void copy(FindingEdit edit, String schema, String member) {
    String reference = references(edit.current(member), schema);
    if (!reference.isEmpty() && edit.original(schema) instanceof Map<?, ?> shared) {
      edit.remove(member, reference, edit.what());
      for (String keyword : List.of("type", "format", "pattern")) {
        Object value = shared.get(keyword);
        if (value != null) {
          boolean orNull = keyword.equals("type") && reference.equals("oneOf");
          edit.put(member, keyword, orNull ? List.of(value, "null") : value, edit.what());
        }
      }
    }
  }

  @Override
  Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    return location.value() instanceof JsonString
            && location.isLimitedBy(StringConstraint.class)
            && location.schema().listedTexts().isEmpty()
        ? refused(make, location, TextVariants.near(location.value().text()))
        : Stream.empty();
  }

  /** The changes to those of the texts that the schema of a value refuses, and each beside it. */
  static Stream<Mutation> refused(
      MutationMaker make, ValueLocation location, Collection<String> texts) {
    String good = location.value().text();
    return texts.stream()
        .filter(
            text ->
                location.choices().stream()
                    .filter(each -> each.allows(JsonType.STRING))
                    .noneMatch(each -> SchemaLimits.allowText(each, text)))
        .map(text -> make.value(TextVariants.change(good, text), location, new JsonString(text)));
  }
}
