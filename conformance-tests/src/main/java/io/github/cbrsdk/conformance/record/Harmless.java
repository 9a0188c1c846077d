package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which texts say nothing about whose they are: what the contract lists as values, words in
 * members that have such a list, times, and what the contract marks as {@code x-harmless}.
 */
final class Harmless {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}"
              + "([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})?)?");

  /** Words and short numbers, few of them: neither an id nor a token looks like that. */
  private static final Pattern WORDS =
      Pattern.compile("(?=.{1,40}$)[_:. -]*(([A-Za-z]{1,24}\\d{0,2}|\\d{1,5})([_:. -]+|$))+");

  /** Shorter numbers are counts and sizes. */
  private static final int SHORTEST_ID = 6;

  private final Set<String> values = new HashSet<>();
  private final Set<String> members = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();

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
        || (members.contains(member) && WORDS.matcher(value).matches());
  }

  /** Whether a member may keep that name: an undeclared one too, unless it is an id itself. */
  boolean mayPassAsName(String name) {
    return names.contains(name) || WORDS.matcher(name).matches();
  }

  /** Whether a member of that name may keep that number, which may be an id. */
  boolean mayPassAsNumber(String member, String number) {
    return number.length() < SHORTEST_ID || numbers.contains(member) || members.contains(member);
  }

  private void learn(Described value) {
    value.at("enum").elements().forEach(listed -> listed.text().ifPresent(values::add));
    value
        .at("properties")
        .entries()
        .forEach(
            (name, schema) -> {
              names.add(name);
              if (isHarmless(schema)) {
                members.add(name);
              }
              if (isNumber(schema)) {
                numbers.add(name);
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

  private static boolean isNumber(Described schema) {
    Described type = schema.at("type");
    return isNumber(type.text().orElse(""))
        || type.elements().stream().anyMatch(each -> isNumber(each.text().orElse("")))
        || schema.at("oneOf").elements().stream().anyMatch(Harmless::isNumber);
  }

  private static boolean isNumber(String type) {
    return type.equals("integer") || type.equals("number");
  }
}
