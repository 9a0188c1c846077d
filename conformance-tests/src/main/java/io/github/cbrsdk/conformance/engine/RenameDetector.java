package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.EditDistance;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects missing members of an object that are probably there under another name. What the names
 * tell is determined once for all objects with the same members missing and undeclared. For one
 * thread.
 */
final class RenameDetector {
  private static final double SIMILAR = 0.5;
  private static final int MAX_LENGTH = 60;
  private static final int MAX_CANDIDATES = 20;
  private static final int NONE = -1;

  private final List<RequiredMember> missing;
  private final List<String> candidates;
  private final SchemaNode node;
  private final boolean noChoice;

  /** By missing member and candidate; negative where the candidate is declared. */
  private final double[][] similarities;

  private int[] found;
  private Map<String, String> hints = Map.of();

  /**
   * A detector for objects at a node.
   *
   * @param missing the required members that are absent
   * @param undeclared the names of the members that some editions do not declare
   */
  RenameDetector(List<RequiredMember> missing, List<String> undeclared, SchemaNode node) {
    this.missing = missing;
    this.candidates = undeclared.subList(0, Math.min(undeclared.size(), MAX_CANDIDATES));
    this.node = node;
    this.noChoice = missing.size() == 1 && undeclared.size() == 1;
    this.found = new int[missing.size()];
    Arrays.fill(found, NONE);
    this.similarities = new double[missing.size()][candidates.size()];
    for (int i = 0; i < missing.size(); i++) {
      for (int j = 0; j < candidates.size(); j++) {
        String candidate = candidates.get(j);
        boolean declared = (missing.get(i).editions() & ~node.member(candidate).undeclared()) != 0;
        similarities[i][j] = declared ? NONE : similarity(missing.get(i).name(), candidate);
      }
    }
  }

  /**
   * Pairs each missing member with the most similar one whose value would fit it and that no
   * edition which misses the first declares. Names that are not alike are paired only where there
   * is no other choice and the value says more than its type.
   *
   * @return hints by the names of both members; the same map while the pairs are the same
   */
  Map<String, String> hints(JsonObject object) {
    int[] pairs = new int[missing.size()];
    long taken = 0;
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = candidates.isEmpty() ? NONE : best(i, taken, object);
      taken |= pairs[i] == NONE ? 0 : 1L << pairs[i];
    }
    if (!Arrays.equals(pairs, found)) {
      found = pairs;
      hints = hints(pairs);
    }
    return hints;
  }

  private int best(int absent, long taken, JsonObject object) {
    SchemaNode expected = missing.get(absent).node();
    int best = NONE;
    double similarity = 0;
    for (int j = 0; j < candidates.size(); j++) {
      double alike = similarities[absent][j];
      if (alike < 0 || (taken >>> j & 1) != 0) {
        continue;
      }
      Json value = object.get(candidates.get(j));
      boolean likely = alike > SIMILAR || (noChoice && saysMore(expected, value));
      double each = likely ? Math.max(alike, SIMILAR) : 0;
      if (each > similarity && fits(expected, value)) {
        similarity = each;
        best = j;
      }
    }
    return best;
  }

  private Map<String, String> hints(int[] pairs) {
    Map<String, String> hints = new HashMap<>();
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] != NONE) {
        String old = missing.get(i).name();
        String renamed = candidates.get(pairs[i]);
        hints.put(old, "probably renamed to " + renamed);
        if ((node.member(old).undeclared() & node.member(renamed).undeclared()) == 0) {
          hints.put(renamed, "probably the new name of " + old);
        }
      }
    }
    return hints;
  }

  /** Whether a value has to be more than of its type. */
  private static boolean saysMore(SchemaNode node, @Nullable Json value) {
    return value != null && node.schemas().constraints(value.type()).length > 0;
  }

  private static boolean fits(SchemaNode node, @Nullable Json value) {
    if (value == null
        || (node.schemas().forbidden(value.type()) & node.declared()) == node.declared()) {
      return false;
    }
    for (EditionConstraint limit : node.schemas().constraints(value.type())) {
      if (limit.editions() == node.declared() && !limit.accepts(value)) {
        return false;
      }
    }
    return true;
  }

  /** 1 for names that are spelt alike but for case and separators, 0 for entirely different. */
  static double similarity(String a, String b) {
    if (Math.max(a.length(), b.length()) > MAX_LENGTH) {
      return 0;
    }
    String x = fold(a);
    String y = fold(b);
    int longest = Math.max(x.length(), y.length());
    return longest == 0 ? 0 : 1 - (double) EditDistance.between(x, y) / longest;
  }

  private static String fold(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
