package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
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
import java.util.Set;
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
   * @throws SettingsException if it cannot be read or an entry is not complete
   */
  public static Baseline read(Path path) {
    SettingsFile file = new SettingsFile(path);
    if (!(file.read() instanceof Map<?, ?> root
        && root.get("accepted") instanceof List<?> entries)) {
      throw file.error(
          "there is no list of drifts under 'accepted:' at the top, as --write-baseline writes"
              + " one");
    }
    file.map(root, Set.of("accepted"), "the file");
    List<BaselineEntry> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String where = "entry " + (i + 1);
      BaselineEntry entry = entry(file, file.map(entries.get(i), NAMES, where), where);
      if (all.stream().anyMatch(each -> each.fingerprint().equals(entry.fingerprint()))) {
        throw file.error(where + " has the fingerprint of another one");
      }
      all.add(entry);
    }
    return new Baseline(all);
  }

  private static BaselineEntry entry(SettingsFile file, Map<?, ?> entry, String where) {
    String fingerprint = text(entry, "fingerprint");
    if (!fingerprint.matches("[0-9a-f]{16}")) {
      throw file.error(where + " needs a fingerprint of 16 hexadecimal digits; reports show it");
    }
    String which = where + " (" + fingerprint + ")";
    if (text(entry, "reason").isBlank()) {
      throw file.error(which + " needs a reason: say why this drift is acceptable");
    }
    LocalDate expires = date(file, entry, "expires", which);
    if (expires == null) {
      throw file.error(which + " needs a day on which it 'expires', such as 2030-01-31");
    }
    LocalDate firstSeen = date(file, entry, "first_seen", which);
    LocalDate lastSeen = date(file, entry, "last_seen", which);
    return new BaselineEntry(
        fingerprint,
        text(entry, "rule"),
        text(entry, "pointer"),
        text(entry, "reason").strip(),
        expires,
        firstSeen == null ? expires : firstSeen,
        lastSeen == null ? expires : lastSeen);
  }

  private static String text(Map<?, ?> entry, String name) {
    return entry.get(name) instanceof String text ? text : "";
  }

  private static @Nullable LocalDate date(
      SettingsFile file, Map<?, ?> entry, String name, String where) {
    String text = text(entry, name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw file.error(
          where + " has '" + text + "' as " + name + "; a day such as 2030-01-31 is needed");
    }
  }

  /** Whether a drift is accepted on that day. */
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

  public void write(Path path) throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (BaselineEntry each : byFingerprint.values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("fingerprint", each.fingerprint());
      entry.put("rule", each.rule());
      entry.put("pointer", each.pointer());
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
