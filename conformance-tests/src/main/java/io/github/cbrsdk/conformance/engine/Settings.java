package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user changed about the check.
 *
 * @param layers the layers that look at exchanges
 * @param impacts the rules whose impact is another than the contract or the rule says
 * @param oldest recordings that are older, of unknown age or from the future are not checked; null
 *     for every age
 */
public record Settings(Set<Layer> layers, Map<Rule, Impact> impacts, @Nullable Instant oldest)
    implements Serializable {
  /** All layers, no changes. */
  public static final Settings DEFAULT = new Settings(EnumSet.allOf(Layer.class), Map.of(), null);

  public Settings {
    layers = Collections.unmodifiableSet(copy(layers));
    impacts = Map.copyOf(impacts);
  }

  private static Set<Layer> copy(Set<Layer> layers) {
    return layers.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(layers);
  }

  /** These without a layer. */
  public Settings without(Layer layer) {
    Set<Layer> fewer = copy(layers);
    fewer.remove(layer);
    return new Settings(fewer, impacts, oldest);
  }

  /** These with another impact of a rule. */
  public Settings with(Rule rule, Impact impact) {
    Map<Rule, Impact> changed = new EnumMap<>(Rule.class);
    changed.putAll(impacts);
    changed.put(rule, impact);
    return new Settings(layers, changed, oldest);
  }

  /** These with another age at which recordings are stale. */
  public Settings with(Instant oldestChecked) {
    return new Settings(layers, impacts, oldestChecked);
  }

  /** The impact of a rule where nothing more special is said. */
  public Impact impact(Rule rule, Impact otherwise) {
    return impacts.getOrDefault(rule, otherwise);
  }
}
