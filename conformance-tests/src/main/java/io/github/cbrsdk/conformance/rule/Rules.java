package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.EndpointRule;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.RuleSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All rules of the check. */
public final class Rules {
  private static final Map<Rule, RuleDefinition> ALL = new EnumMap<>(Rule.class);

  /** An echoed secret comes before the invariants, which may state the same. */
  private static final List<RuleDefinition> IN_ORDER =
      List.of(
          new StatusUndeclared(),
          new MediaTypeUndeclared(),
          new HeaderMissing(),
          new BodyMissing(),
          new JsonMalformed(),
          new JsonDuplicateMember(),
          new NumberForm(),
          new MemberMissing(),
          new MemberUndeclared(),
          new TypeChanged(),
          new NullUndeclared(),
          new EnumValueUndeclared(),
          new FormatChanged(),
          new RangeExceeded(),
          new SchemaViolated(),
          new SecretEchoed(),
          new InvariantViolated(),
          new EndpointUndeclared(),
          new ParameterUndeclared(),
          new RequestInvalid(),
          new CredentialMissing(),
          new SdkLoss(),
          new MemberVanished(),
          new NeverObserved());

  static {
    IN_ORDER.forEach(each -> ALL.put(each.rule(), each));
  }

  private Rules() {}

  /**
   * The rule of that id.
   *
   * @throws IllegalArgumentException if there is none; the message suggests the nearest
   */
  public static Rule named(String id) {
    return Rule.of(id)
        .orElseThrow(
            () -> {
              List<String> ids = IN_ORDER.stream().map(each -> each.rule().id()).toList();
              return new IllegalArgumentException(
                  "There is no rule '" + id + "'." + NearestName.question(id, ids));
            });
  }

  /** All of them, in the order of {@link Rule}. */
  public static Collection<RuleDefinition> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  /** Those of some layers, in the order in which they look at an exchange. */
  public static RuleSet ruleSet(Set<Layer> layers) {
    return new RuleSet(
        ofExchange(layers, EnumSet.of(Layer.HTTP, Layer.LEXICAL)),
        some(BodyRule.class, layers, EnumSet.allOf(Layer.class)),
        ofExchange(layers, EnumSet.of(Layer.INVARIANTS, Layer.REQUEST)),
        some(EndpointRule.class, layers, EnumSet.of(Layer.REQUEST)));
  }

  /** Those about members that many objects lack. */
  public static List<PresenceRule> presence(Set<Layer> layers) {
    return some(PresenceRule.class, layers, EnumSet.of(Layer.STATISTICS));
  }

  private static List<ExchangeRule> ofExchange(Set<Layer> layers, Set<Layer> among) {
    return some(ExchangeRule.class, layers, among);
  }

  private static <T> List<T> some(Class<T> kind, Set<Layer> layers, Set<Layer> among) {
    return IN_ORDER.stream()
        .filter(each -> layers.contains(each.rule().layer()))
        .filter(each -> among.contains(each.rule().layer()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The one with that id. */
  public static RuleDefinition of(Rule rule) {
    return Objects.requireNonNull(ALL.get(rule), rule.id());
  }
}
