package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    contract.documents().values().forEach(document -> harmless.learn(document, document));
    return harmless;
  }

  /** Whether a member of that name may keep that value. */
  boolean mayPass(String member, String value) {
    return value.length() == 1
        || values.contains(value)
        || TIME.matcher(value).matches()
        || (members.contains(member) && WORD.matcher(value).matches());
  }

  private void learn(Object value, Map<?, ?> document) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("enum") instanceof List<?> listed) {
        listed.forEach(each -> values.add(String.valueOf(each)));
      }
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.forEach(
            (name, schema) -> {
              if (isHarmless(schema, document)) {
                members.add(String.valueOf(name));
              }
            });
      }
      map.values().forEach(each -> learn(each, document));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> learn(each, document));
    }
  }

  private static boolean isHarmless(@Nullable Object schema, Map<?, ?> document) {
    if (!(schema instanceof Map<?, ?> map)) {
      return false;
    }
    if (map.containsKey("enum") || Boolean.TRUE.equals(map.get("x-harmless"))) {
      return true;
    }
    if (map.get("$ref") instanceof String reference) {
      @Nullable Object target = document;
      for (String step : reference.substring(2).split("/")) {
        target = target instanceof Map<?, ?> parent ? parent.get(step) : null;
      }
      return isHarmless(target, document);
    }
    return map.get("oneOf") instanceof List<?> choices
        && choices.stream().anyMatch(choice -> isHarmless(choice, document));
  }
}
