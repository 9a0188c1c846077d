package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects excerpts of bodies for each drift, and the drifts of each group of exchanges from each
 * edition. Its memory does not grow with the number of exchanges.
 */
public final class EvidenceCollector implements Consumer<CheckedExchange> {
  private static final int MOST_EXCERPTS = 1_000;
  private static final int MOST_GROUPS = 40;
  private static final String OTHERS = "others";
  private static final Pattern INDEX = Pattern.compile("#[0-9]+\\z");

  private final Map<String, Excerpt> excerpts = new HashMap<>();
  private final Set<String> quoted = new HashSet<>();
  private final Map<String, Group> groups = new TreeMap<>();

  private static final class Group {
    private long exchanges;
    private final Map<String, Map<String, Impact>> drifts = new TreeMap<>();

    /** A check shows the same object for the same drift, and fingerprints take time. */
    private final Set<Drift> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  }

  @Override
  public void accept(CheckedExchange checked) {
    if (checked.skipped()) {
      return;
    }
    Group group = group(checked.source());
    if (checked.notCheckedBecause() != null) {
      return;
    }
    group.exchanges++;
    Excerpt.Body body = null; // Read once for all drifts of the exchange, if any is new.
    for (String edition : checked.editions()) {
      Map<String, Impact> drifts = group.drifts.computeIfAbsent(edition, name -> new HashMap<>());
      for (Drift drift : checked.drifts(edition)) {
        if (group.seen.add(drift)) {
          drifts.put(drift.fingerprint(), drift.impact());
          if (isToBeQuoted(drift)) {
            if (body == null) {
              body = new Excerpt.Body(checked.source(), checked.exchange().response().body());
            }
            Excerpt excerpt = body.around(drift);
            if (excerpt != null) {
              excerpts.put(drift.fingerprint(), excerpt);
            }
          }
        }
      }
    }
  }

  private Group group(String source) {
    String label = label(source);
    boolean known = groups.containsKey(label) || groups.size() < MOST_GROUPS;
    return groups.computeIfAbsent(known ? label : OTHERS, name -> new Group());
  }

  /** The folder of an exchange, or its file. */
  private static String label(String source) {
    int folder = source.indexOf('/');
    return folder >= 0 ? source.substring(0, folder) : INDEX.matcher(source).replaceFirst("");
  }

  private boolean isToBeQuoted(Drift drift) {
    return excerpts.size() < MOST_EXCERPTS
        && quoted.size() < 10 * MOST_EXCERPTS
        && quoted.add(drift.fingerprint());
  }

  /** Excerpts of bodies, by the fingerprint of the drift that they show. */
  public Map<String, Excerpt> excerpts() {
    return Map.copyOf(excerpts);
  }

  /** The drifts of each group from each edition, or null if one edition was considered. */
  public @Nullable EditionMatrix matrix() {
    EditionMatrix matrix = drifts();
    return matrix.editions().size() < 2 ? null : matrix;
  }

  /** The drifts of each group from each edition, even if that is one. */
  public EditionMatrix drifts() {
    Set<String> editions = new TreeSet<>();
    groups.values().forEach(group -> editions.addAll(group.drifts.keySet()));
    return new EditionMatrix(
        List.copyOf(editions),
        groups.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList());
  }

  private static EditionMatrix.Row row(String label, Group group) {
    Map<String, EditionMatrix.Cell> cells = new LinkedHashMap<>();
    group.drifts.forEach(
        (edition, drifts) ->
            cells.put(
                edition,
                new EditionMatrix.Cell(
                    count(drifts, Impact.BREAKING), count(drifts, Impact.ADDITIVE))));
    return new EditionMatrix.Row(label, group.exchanges, cells);
  }

  private static int count(Map<String, Impact> drifts, Impact impact) {
    return (int) drifts.values().stream().filter(each -> each == impact).count();
  }
}
