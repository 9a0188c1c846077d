package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The exchange under evaluation: its parts, and the violations that rules reported. */
public final class ExchangeContext {
  private final Editions editions;
  private final Settings settings;
  private final Exchange exchange;
  private final long serial;
  private final ResponseDefinition definition;
  private final Map<String, String> pathVariables;
  private final UnaryOperator<String> asShown = this::shown;
  private @Nullable JsonText json;
  private final List<FindingCount> drifts = new ArrayList<>();
  private @Nullable String text;
  private @Nullable RequestParameters parameters;
  private @Nullable List<String> secrets;
  private @Nullable List<String> masked;
  private final List<Stated> stated = new ArrayList<>();

  /**
   * A value about which the contract states validations.
   *
   * @param node where
   * @param value the value
   */
  public record Stated(SchemaNode node, Json value) {}

  public ExchangeContext(
      Editions editions,
      Settings settings,
      Exchange exchange,
      long serial,
      ResponseDefinition definition,
      Map<String, String> pathVariables,
      @Nullable JsonText json) {
    this.editions = editions;
    this.settings = settings;
    this.exchange = exchange;
    this.serial = serial;
    this.definition = definition;
    this.pathVariables = pathVariables;
    this.json = json;
  }

  public Exchange exchange() {
    return exchange;
  }

  public ResponseDefinition definition() {
    return definition;
  }

  public Map<String, String> pathVariables() {
    return pathVariables;
  }

  /** The body's value, or null if it is not there as a whole. */
  public @Nullable Json value() {
    return json != null && json.complete() ? json.value() : null;
  }

  /** Whether there is a body that is not empty. */
  public boolean hasBody() {
    byte[] body = exchange.response().body();
    return body != null && body.length > 0;
  }

  /** The flaws of that kind in the body's JSON text. */
  public List<JsonFlaw> flaws(JsonFlaw.Kind kind) {
    return json == null || json.flaws().isEmpty()
        ? List.of()
        : json.flaws().stream().filter(flaw -> flaw.kind() == kind).toList();
  }

  /** Notes that the effect of the violations so far on a user of the SDK is not measured. */
  public void sdkNotMeasured() {
    found().forEach(each -> each.worsen(SdkEffect.NOT_MEASURED));
  }

  /** The editions of which that is true, as a mask. */
  public long editionsWith(IntPredicate condition) {
    return editions.mask(condition);
  }

  /** The invariants of all editions, compiled. */
  public Expressions expressions() {
    return editions.expressions();
  }

  /** Whether the whole body was read, and has no flaw. */
  public boolean isFlawless() {
    return json != null && json.complete() && json.flaws().isEmpty();
  }

  /** The body as text; empty if there is none. */
  public String text() {
    byte[] body = exchange.response().body();
    if (text == null) {
      text = body == null ? "" : new String(body, UTF_8);
    }
    return text;
  }

  /** The parameters of the request. */
  public RequestParameters parameters(Request request) {
    if (parameters == null) {
      parameters = RequestParameters.of(request);
    }
    return parameters;
  }

  /** The credentials of the request. */
  public List<String> secrets() {
    Request request = exchange.request();
    if (secrets == null) {
      secrets = request == null ? List.of() : definition.secretsOf(request);
    }
    return secrets;
  }

  private List<String> masked() {
    if (masked == null) {
      masked = RequestSecrets.longestFirst(secrets());
    }
    return masked;
  }

  /** {@link #shown} as one object, since it is needed for every value. */
  UnaryOperator<String> asShown() {
    return asShown;
  }

  /** A name that was sent, without the credentials of the request: names become nodes. */
  public String shown(String name) {
    return RequestSecrets.mask(name, masked());
  }

  /** The node of a member; a name that no edition declares may be a credential of the request. */
  public SchemaNode member(SchemaNode around, String name) {
    SchemaNode declared = around.declaredMember(name);
    return declared != null ? declared : around.member(shown(name));
  }

  public void addStated(SchemaNode node, Json value) {
    stated.add(new Stated(node, value));
  }

  public List<Stated> stated() {
    return stated;
  }

  /** What was noticed so far. */
  public List<FindingCount> found() {
    return drifts;
  }

  /** Notes what was observed; does nothing if all editions allow it. */
  public void report(SchemaNode node, Violation violation, IntFunction<Expectation> expectation) {
    report(node, violation, expectation, null);
  }

  public void report(
      SchemaNode node,
      Violation violation,
      IntFunction<Expectation> expectation,
      @Nullable String hint) {
    if (violation.editions() == 0) {
      return;
    }
    Violation counted = violation.withImpact(settings).masked(masked());
    FindingCount count = node.finding(counted, expectation);
    if (hint != null) {
      count.hint(hint);
    }
    if (count.count(serial, exchange.source())) {
      drifts.add(count);
    }
  }

  /** Mask of the editions from which the exchange drifts. */
  public long driftedEditions() {
    return editionsThatSee(impact -> impact != Impact.NOTICE);
  }

  /** Mask of the editions from which it drifts in a way that breaks clients. */
  public long brokenEditions() {
    return editionsThatSee(impact -> impact == Impact.BREAKING);
  }

  private long editionsThatSee(Predicate<Impact> wanted) {
    long mask = 0;
    for (FindingCount count : drifts) {
      if (wanted.test(count.violation().impact())) {
        mask |= count.violation().editions();
      }
    }
    return mask;
  }

  /**
   * The outcome; what is counted later does not change it.
   *
   * @param unjudged mask of the editions by which the body was not validated
   * @param byEdition lists the drifts
   */
  CheckedExchange checked(long unjudged, DriftsByEdition byEdition) {
    return new CheckedExchange(
        exchange,
        definition.operation().id(),
        null,
        byEdition.of(drifts),
        unjudged == 0 ? Set.of() : editions.names(unjudged));
  }
}
