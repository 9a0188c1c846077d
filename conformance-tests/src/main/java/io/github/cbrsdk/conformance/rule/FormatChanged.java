package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.StringConstraint;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.overlay.TextShape;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.TextVariants;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A string has another form than the contract declares. */
final class FormatChanged extends ConstraintRule {
  FormatChanged() {
    super(
        Rule.FORMAT_CHANGED,
        "A string has another form than the contract declares.",
        "\"2019-05-10 07:59:12\", with a blank where the declared form has a T");
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    String location = finding.drift().contract().pointer();
    String stated = JsonPointer.parent(location);
    String schema = memberOf(draft, finding, stated);
    Set<String> texts = draft.observed(finding).texts().keySet();
    Optional<String> shape =
        TextShape.of(texts.stream().filter(text -> isNew(draft, text, stated)).toList());
    if (shape.isEmpty()) {
      return Optional.of("the observed texts have too many forms to name one");
    }
    String why =
        finding.pointer().isEmpty()
            ? finding.drift().observed()
            : finding.pointer() + " is " + finding.drift().observed();
    if (!schema.equals(stated)) {
      copy(draft, finding, stated, schema, why);
    }
    Object old = draft.current(schema + "/pattern");
    if (JsonPointer.name(location).equals("pattern") && old instanceof String pattern) {
      boolean known = List.of(pattern.split("[|]")).containsAll(List.of(shape.get().split("[|]")));
      String wider = known ? pattern : pattern + "|" + shape.get();
      return draft.put(finding, schema, "pattern", wider, why);
    }
    String format = String.valueOf(draft.original(location));
    draft.remove(finding, schema, "format", why);
    return format.equals("uuid") && old == null
        ? draft.put(finding, schema, "pattern", TextShape.UUID + "|" + shape.get(), why)
        : OverlayDraft.DONE;
  }

  /** The member that refers to the schema, which others may refer to as well, or the schema. */
  private static String memberOf(OverlayDraft draft, Finding finding, String schema) {
    return draft.schemasAt(finding, finding.pointer()).stream()
        .map(each -> each.location().pointer())
        .filter(member -> !references(draft.original(member), schema).isEmpty())
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
  private static void copy(
      OverlayDraft draft, Finding finding, String schema, String member, String why) {
    String reference = references(draft.current(member), schema);
    if (!reference.isEmpty() && draft.original(schema) instanceof Map<?, ?> shared) {
      draft.remove(finding, member, reference, why);
      for (String keyword : List.of("type", "format", "pattern")) {
        Object value = shared.get(keyword);
        if (value != null) {
          boolean orNull = keyword.equals("type") && reference.equals("oneOf");
          draft.put(finding, member, keyword, orNull ? List.of(value, "null") : value, why);
        }
      }
    }
  }

  /** Whether the schema's own pattern and format do not say so already. */
  private static boolean isNew(OverlayDraft draft, String text, String schema) {
    Object pattern = draft.original(schema + "/pattern");
    boolean uuid = "uuid".equals(draft.original(schema + "/format"));
    return !(pattern instanceof String source && matches(source, text))
        && !(uuid && matches(TextShape.UUID, text));
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  @Override
  Stream<Mutation> mutations(SampleExchange sample, ValueLocation location) {
    return location.value() instanceof JsonString
            && location.isLimitedBy(StringConstraint.class)
            && !location.isLimitedBy(AllowedValues.class)
        ? refused(rule(), sample, location, TextVariants.near(location.value().text()))
        : Stream.empty();
  }

  /** The changes to those of the texts that the schema of a value refuses. */
  static Stream<Mutation> refused(
      Rule rule, SampleExchange sample, ValueLocation location, Collection<String> texts) {
    return texts.stream()
        .filter(text -> !SchemaLimits.allowText(location.schema(), text))
        .map(
            text ->
                Mutation.ofValue(
                    rule,
                    TextVariants.change(location.value().text(), text),
                    sample,
                    location,
                    new JsonString(text)));
  }
}
