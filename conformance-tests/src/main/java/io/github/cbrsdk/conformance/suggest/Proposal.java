package io.github.cbrsdk.conformance.suggest;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import io.github.cbrsdk.conformance.overlay.OverlayAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * An overlay that would make the contract accept what was observed.
 *
 * @param base the edition that it builds on
 * @param checked how many exchanges were checked, at least their request and status; of none
 *     nothing follows
 * @param isPartial whether no more than that was checked of any
 * @param document the file name of the document that it extends
 * @param actions its actions, in order
 * @param refusals why other findings are not accepted, in words, by finding
 */
public record Proposal(
    String base,
    long checked,
    boolean isPartial,
    String document,
    List<OverlayAction> actions,
    Map<Finding, String> refusals) {
  /** The name by which it shows up in results. */
  static final String NAME = "proposal";

  /** A command of a CI runner: a double sharp anywhere, or colons at the begin of a line. */
  private static final Pattern COMMAND = Pattern.compile("##|(?m)^\\s*::");

  public Proposal {
    actions = List.copyOf(actions);
    refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
  }

  /** Where a finding is, in words. */
  public static String where(Finding finding) {
    return !finding.pointer().isEmpty()
        ? finding.pointer()
        : finding.rule().layer() == Layer.REQUEST ? "the request" : "the response";
  }

  /** Whether there is nothing to change. */
  public boolean isEmpty() {
    return actions.isEmpty();
  }

  /**
   * The overlay as YAML. It names its base in {@code x-contract-edition}, by which this check
   * applies the base first, and in its title, since other tools do not.
   */
  public String yaml() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("overlay", "1.0.0");
    root.put("info", info());
    Map<String, Object> edition = new LinkedHashMap<>();
    edition.put("name", NAME);
    if (!base.equals(Edition.ANY)) {
      edition.put("base", base);
    }
    root.put("x-contract-edition", edition);
    root.put("extends", "../" + document);
    root.put("actions", actions.stream().map(OverlayAction::toYaml).toList());
    return dump(root);
  }

  private Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put(
        "title",
        base.equals(Edition.ANY)
            ? "What was observed"
            : "What was observed, to be applied after the overlay " + base);
    info.put("version", "1");
    return info;
  }

  /** The actions that accept each finding, as YAML, by its fingerprint. */
  public Map<String, String> byFingerprint() {
    Map<String, String> all = new LinkedHashMap<>();
    for (OverlayAction action : actions) {
      String yaml = dump(List.of(action.toYaml()));
      action.fingerprints().forEach(each -> all.merge(each, yaml, String::concat));
    }
    return all;
  }

  /**
   * YAML in ASCII, with escapes for all other characters. Commands of CI runners are broken up,
   * which needs quoted text.
   */
  private static String dump(Object value) {
    String yaml = YamlWriter.write(value);
    return COMMAND.matcher(yaml).find()
        ? new Dump(
                YamlWriter.settings()
                    .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                    .setSplitLines(false)
                    .build())
            .dumpToString(value)
            .replace("##", "#\\x23")
        : yaml;
  }
}
