package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import java.util.ArrayList;
import java.util.List;

/** Drifts whose effect on a user of the SDK is known beforehand. */
final class EffectDrifts {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EffectDrifts() {}

  /**
   * One of them.
   *
   * @param expected as what the check notices it
   * @param effect the effect
   * @param exchange the exchange that shows it
   */
  record Effect(Expected expected, SdkEffect effect, Exchange exchange) {
    String description() {
      return "SDK effect " + effect.id() + " of " + expected;
    }
  }

  /** Those of a successful answer; of others the SDK makes exceptions. */
  static List<Effect> of(Exemplar exemplar) {
    List<Effect> all = new ArrayList<>();
    if (exemplar.status() / 100 != 2) {
      return all;
    }
    for (Site site : exemplar.sites()) {
      if (site.isObject() && !site.schema().isOpen()) {
        String name = "not_in_the_sdk";
        all.add(
            new Effect(
                new Expected(Rule.MEMBER_UNDECLARED, site.pointer(name)),
                SdkEffect.HIDDEN,
                exemplar.withObject(site, object -> object.put(name, 1))));
      }
      if (site.value().isTextual()) {
        all.add(
            new Effect(
                new Expected(Rule.TYPE_CHANGED, site.pointer()),
                SdkEffect.UNREADABLE,
                exemplar.withValue(site, NODES.objectNode())));
      }
    }
    return all;
  }
}
