package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.overlay.Observed;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.TextVariants;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class EnumValueUndeclared extends ConstraintRule {
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
    String list = edit.contractPointer();
    if (edit.original(list) instanceof Map) {
      return Optional.of("only its maintainer knows which schema the discriminator's value names");
    }
    if (!(edit.original(list) instanceof List<?> known)) {
      return FindingEdit.NOT_HERE;
    }
    Observed observed = edit.observed();
    Map<String, Long> added = new LinkedHashMap<>(observed.texts());
    added.keySet().removeIf(known::contains);
    if (added.isEmpty()) {
      return Optional.of("the value is none that a list can hold");
    }
    added.forEach(
        (text, times) ->
            edit.put(
                edit.around(),
                edit.keyword(),
                FindingEdit.with(edit.current(list) instanceof List<?> now ? now : known, text),
                "%s is \"%s\" (%d of %d times)"
                    .formatted(edit.finding().pointer(), text, times, observed.count())));
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
