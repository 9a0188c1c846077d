package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;

/** A list of drifts that are accepted until a date, as a file stores it. Immutable. */
public final class Baseline {
  public static final Baseline NONE = new Baseline(List.of());

  /** How long a new entry accepts a drift. */
  private static final int DAYS = 90;

  private static final Set<String> NAMES =
      Set.of("fingerprint", "rule", "pointer", "reason", "expires", "first_seen", "last_seen");

  private final Map<String, BaselineEntry> byFingerprint = new LinkedHashMap<>();

  private Baseline(Collection<BaselineEntry> all) {
    all.forEach(each -> byFingerprint.put(each.fingerprint(), each));
  }

  /**
   * Reads a file: a list under {@code accepted}.
   *
   * @throws SettingsException if it cannot be read, or an entry is not complete
   */
  public static Baseline read(Path path) {
    return SettingsFile.read(path, Baseline::of);
  }

  private static Baseline of(YamlNode root) {
    SettingsFile.requireNames(root, Set.of("accepted"));
    Map<String, BaselineEntry> all = new LinkedHashMap<>();
    for (YamlNode yaml : root.require("accepted").elements()) {
      BaselineEntry entry = entry(yaml);
      if (all.put(entry.fingerprint(), entry) != null) {
        throw yaml.error("another entry has this fingerprint");
      }
    }
    return new Baseline(all.values());
  }

  private static BaselineEntry entry(YamlNode entry) {
    SettingsFile.requireNames(entry, NAMES);
    String fingerprint = entry.text("fingerprint", "");
    if (!fingerprint.matches("[0-9a-f]{16}")) {
      throw entry.error("a fingerprint of 16 hexadecimal digits is needed; reports show it");
    }
    String reason = entry.text("reason", "").strip();
    if (reason.isEmpty()) {
      throw entry.error("a reason is needed: say why this drift is acceptable");
    }
    LocalDate expires = date(entry, "expires");
    if (expires == null) {
      throw entry.error("a day is needed on which it 'expires', such as 2030-01-31");
    }
    return new BaselineEntry(
        fingerprint,
        entry.text("rule", ""),
        entry.text("pointer", ""),
        reason,
        expires,
        Objects.requireNonNullElse(date(entry, "first_seen"), expires),
        Objects.requireNonNullElse(date(entry, "last_seen"), expires));
  }

  private static @Nullable LocalDate date(YamlNode entry, String name) {
    String text = entry.text(name, "");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw entry.require(name).error("'%s' is not a day such as 2030-01-31".formatted(text));
    }
  }

  public boolean accepts(Drift drift, LocalDate today) {
    BaselineEntry entry = canHold(drift) ? byFingerprint.get(drift.fingerprint()) : null;
    return entry != null && !entry.isExpired(today);
  }

  public List<BaselineEntry> all() {
    return List.copyOf(byFingerprint.values());
  }

  /**
   * Whether a drift can be accepted. A drift that stands for many cannot, since it stands for other
   * ones in the next run.
   */
  public static boolean canHold(Drift drift) {
    return !drift.standsForMany();
  }

  /**
   * This baseline with all findings of a run that can be accepted. Known entries get the day as the
   * day on which they were last seen; the others become new entries.
   *
   * @param reason the reason of new entries; if it is blank, the file cannot be read until a reason
   *     is added
   */
  public Baseline with(Collection<Finding> findings, LocalDate today, String reason) {
    Map<String, BaselineEntry> all = new LinkedHashMap<>(byFingerprint);
    for (Finding finding : findings) {
      if (finding.impact() != Impact.NOTICE && canHold(finding.drift())) {
        String fingerprint = finding.fingerprint();
        BaselineEntry known = all.get(fingerprint);
        LocalDate expires = today.plusDays(DAYS);
        all.put(
            fingerprint,
            known != null
                ? known.seen(today)
                : new BaselineEntry(
                    fingerprint,
                    finding.rule().id(),
                    finding.pointer(),
                    reason,
                    expires,
                    today,
                    today));
      }
    }
    return new Baseline(all.values());
  }

  /**
   * Writes the file.
   *
   * @param masked masks secrets in a pointer
   */
  public void write(Path path, UnaryOperator<String> masked) throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (BaselineEntry each : byFingerprint.values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("fingerprint", each.fingerprint());
      entry.put("rule", each.rule());
      entry.put("pointer", masked.apply(each.pointer()));
      entry.put("reason", each.reason());
      entry.put("expires", each.expires().toString());
      entry.put("first_seen", each.firstSeen().toString());
      entry.put("last_seen", each.lastSeen().toString());
      entries.add(entry);
    }
    Files.writeString(
        path,
        new Dump(YamlWriter.settings().setUseUnicodeEncoding(true).build())
            .dumpToString(Map.of("accepted", entries)));
  }
}
