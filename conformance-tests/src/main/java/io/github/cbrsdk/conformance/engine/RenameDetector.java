package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.EditDistance;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Detects missing members of an object that are probably there under another name. */
public final class RenameDetector {
  private static final RenameDetector NONE = new RenameDetector(Map.of());
  private static final double SIMILAR = 0.5;
  private static final int MAX_LENGTH = 60;
  private static final int MAX_CANDIDATES = 20;

  private final Map<String, String> newNames;
  private final Map<String, String> oldNames = new HashMap<>();

  private RenameDetector(Map<String, String> newNames) {
    this.newNames = newNames;
    newNames.forEach((old, renamed) -> oldNames.put(renamed, old));
  }

  /**
   * Pairs each missing member with the most similar one whose value would fit it and that no
   * edition which misses the first declares. Names that are not alike are paired only where there
   * is no other choice and the value says more than its type.
   */
  public static RenameDetector between(
      List<RequiredMember> missing, List<String> undeclared, SchemaNode node, JsonObject object) {
    if (missing.isEmpty() || undeclared.isEmpty()) {
      return NONE;
    }
    List<String> candidates = undeclared.subList(0, Math.min(undeclared.size(), MAX_CANDIDATES));
    Map<String, String> pairs = new HashMap<>();
    Set<String> taken = new HashSet<>();
    boolean noChoice = missing.size() == 1 && undeclared.size() == 1;
    for (RequiredMember required : missing) {
      String old = required.name();
      String best = null;
      double similarity = 0;
      for (String candidate : candidates) {
        Json value = object.get(candidate);
        double alike = similarity(old, candidate);
        boolean likely = alike > SIMILAR || (noChoice && saysMore(required.node(), value));
        double each = likely ? Math.max(alike, SIMILAR) : 0;
        boolean declared = (required.editions() & ~node.member(candidate).undeclared()) != 0;
        if (each > similarity
            && !declared
            && !taken.contains(candidate)
            && fits(required.node(), value)) {
          similarity = each;
          best = candidate;
        }
      }
      if (best != null) {
        pairs.put(old, best);
        taken.add(best);
      }
    }
    return new RenameDetector(pairs);
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

  public @Nullable String hintForMissing(String name) {
    String renamed = newNames.get(name);
    return renamed == null ? null : "probably renamed to " + renamed;
  }

  /**
   * The hint for an undeclared member.
   *
   * @param around the object that it is in
   */
  public @Nullable String hintForUndeclared(SchemaNode around, String name) {
    String old = oldNames.get(name);
    boolean declared =
        old != null && (around.member(old).undeclared() & around.member(name).undeclared()) == 0;
    return !declared ? null : "probably the new name of " + old;
  }

  /** 1 for names that are spelt alike but for case and separators, 0 for entirely different. */
  public static double similarity(String a, String b) {
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
