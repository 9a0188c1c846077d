package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which strings say nothing about whose they are: what the contract lists as values, values
 * of members that have such a list, times, and what the contract marks as {@code x-harmless}.
 */
final class Harmless {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ][0-9:.]+(Z|[+-][0-9:]+)?)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_:. -]{1,40}");

  private final Set<String> values = new HashSet<>();
  private final Set<String> members = new HashSet<>();

  private Harmless() {}

  static Harmless by(EffectiveContract contract) {
    Harmless harmless = new Harmless();
    Described.documents(contract).forEach(harmless::learn);
    return harmless;
  }

  /** Whether a member of that name may keep that value. */
  boolean mayPass(String member, String value) {
    return value.length() == 1
        || values.contains(value)
        || TIME.matcher(value).matches()
        || (members.contains(member) && WORD.matcher(value).matches());
  }

  private void learn(Described value) {
    value.at("enum").elements().forEach(listed -> listed.text().ifPresent(values::add));
    value
        .at("properties")
        .entries()
        .forEach(
            (name, schema) -> {
              if (isHarmless(schema)) {
                members.add(name);
              }
            });
    value.elements().forEach(this::learn);
    value.entries().values().forEach(this::learn);
  }

  private static boolean isHarmless(Described schema) {
    return schema.at("enum").exists()
        || schema.at("x-harmless").exists()
        || schema.at("oneOf").elements().stream().anyMatch(Harmless::isHarmless);
  }
}
