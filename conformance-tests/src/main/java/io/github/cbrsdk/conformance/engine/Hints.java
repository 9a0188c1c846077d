package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.DiscriminatorValues;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what a drift is, where it has one of the usual causes. */
public final class Hints {
  private static final Pattern NOTHING_BUT_WORDS = Pattern.compile("[\\s_-]+");
  private static final Pattern EPOCH = Pattern.compile("[0-9]{10}|[0-9]{13}");
  private static final Pattern DASHLESS = Pattern.compile("[0-9a-fA-F]{32}");

  private Hints() {}

  public static @Nullable String forType(SchemaNode node, Json value) {
    if (value instanceof JsonNumber number
        && expects(node, StringFormat.TIMESTAMP)
        && EPOCH.matcher(number.text()).matches()) {
      return "the number looks like an epoch time";
    }
    return null;
  }

  public static @Nullable String forValue(SchemaNode node, Json value, Rule rule) {
    if (!(value instanceof JsonString string)) {
      return null;
    }
    if (rule == Rule.ENUM_VALUE_UNDECLARED) {
      return sameWord(node, string.value());
    }
    if (rule == Rule.FORMAT_CHANGED && expects(node, StringFormat.UUID)) {
      return DASHLESS.matcher(string.value()).matches() ? "the id lost its dashes" : null;
    }
    if (rule == Rule.FORMAT_CHANGED && expects(node, StringFormat.TIMESTAMP)) {
      return EPOCH.matcher(string.value()).matches() ? "the digits look like an epoch time" : null;
    }
    return null;
  }

  private static boolean expects(SchemaNode node, StringFormat format) {
    for (EditionConstraint limit : node.schemas().constraints(JsonType.STRING)) {
      if (limit.constraint() == format) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String sameWord(SchemaNode node, String value) {
    for (EditionConstraint limit : node.schemas().constraints(JsonType.STRING)) {
      for (String listed : texts(limit.constraint())) {
        if (!listed.equals(value) && fold(listed).equals(fold(value))) {
          return "differs from " + listed.strip() + " in case, blanks or separators only";
        }
      }
    }
    return null;
  }

  private static Collection<String> texts(Constraint constraint) {
    return constraint instanceof AllowedValues allowed
        ? allowed.strings()
        : constraint instanceof DiscriminatorValues values ? values.names() : List.of();
  }

  private static String fold(String text) {
    return NOTHING_BUT_WORDS.matcher(text).replaceAll("").toLowerCase(java.util.Locale.ROOT);
  }
}
