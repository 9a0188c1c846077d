package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.rule.Rules;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the impacts of rules that a user chooses instead of those of the contract. */
public final class Impacts {
  private Impacts() {}

  /**
   * Reads a file: the impact by the id of the rule.
   *
   * @throws SettingsException if it cannot be read or names a rule or an impact that is not known
   */
  public static Map<Rule, Impact> read(Path path) {
    return SettingsFile.read(path, Impacts::of);
  }

  private static Map<Rule, Impact> of(YamlNode root) {
    Map<Rule, Impact> changed = new EnumMap<>(Rule.class);
    root.entries()
        .forEach(
            (id, impact) -> {
              try {
                changed.put(Rules.named(id), impact(impact.text()));
              } catch (IllegalArgumentException e) {
                throw impact.error(String.valueOf(e.getMessage()));
              }
            });
    return changed;
  }

  private static Impact impact(String id) {
    try {
      return Impact.of(id);
    } catch (IllegalArgumentException e) {
      List<String> known = Stream.of(Impact.values()).map(Impact::id).toList();
      throw new IllegalArgumentException(e.getMessage() + "." + NearestName.question(id, known), e);
    }
  }
}
