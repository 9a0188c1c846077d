package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Impacts of rules other than those that the contract gives them. Immutable. */
public final class Impacts {
  /** All as the contract says. */
  public static final Impacts UNCHANGED = new Impacts(new EnumMap<>(Rule.class));

  private final Map<Rule, Impact> changed;

  private Impacts(Map<Rule, Impact> changed) {
    this.changed = changed;
  }

  /**
   * Reads a file: the impact by the id of the rule.
   *
   * @throws SettingsException if it cannot be read or names a rule or an impact that is not known
   */
  public static Impacts read(Path path) {
    SettingsFile file = new SettingsFile(path);
    if (!(file.read() instanceof Map<?, ?> map)) {
      throw file.error(
          "a map of rules and impacts is needed, such as 'member-undeclared: breaking'");
    }
    Map<Rule, Impact> changed = new EnumMap<>(Rule.class);
    map.forEach(
        (id, impact) -> {
          Rule rule =
              Rule.of(String.valueOf(id))
                  .orElseThrow(
                      () ->
                          file.error(
                              "there is no rule '" + id + "'; 'check --explain all' lists them"));
          try {
            changed.put(rule, Impact.of(String.valueOf(impact)));
          } catch (IllegalArgumentException e) {
            throw file.error(id + ": " + e.getMessage());
          }
        });
    return new Impacts(changed);
  }

  Drift apply(Drift drift) {
    Impact impact = changed.get(drift.rule());
    return impact == null
        ? drift
        : new Drift(
            drift.rule(),
            impact,
            drift.operation(),
            drift.pointer(),
            drift.contract(),
            drift.expected(),
            drift.observed(),
            drift.detail(),
            drift.hint());
  }
}
