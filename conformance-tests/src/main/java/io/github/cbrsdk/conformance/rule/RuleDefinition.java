package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the check. Each subclass is one rule: how a violation is detected, what it means, what
 * the reader should do, which edit of the contract accepts it, how a conforming exchange is changed
 * so that the rule must detect it, and how {@code serve} injects it. Only {@code sdk-loss} is
 * detected elsewhere, in {@code SdkRoundTrip}, and the values of headers are compared with their
 * schemas by {@code HeaderValues}. Immutable.
 */
public abstract class RuleDefinition {
  private final Rule rule;
  private final RuleText text;

  RuleDefinition(Rule rule, RuleText text) {
    this.rule = rule;
    this.text = text;
  }

  /** Its id, layer and impact. */
  public final Rule rule() {
    return rule;
  }

  /** What a violation means, in a sentence or two. */
  public final String meaning() {
    return text.meaning();
  }

  /** A violation, as it may be seen. */
  public final String example() {
    return text.example();
  }

  /** The address of its explanation in the README of the check. */
  public final String link() {
    return "https://github.com/cbrsdk/cbr-sdk/blob/main/conformance-tests/README.md#rule-"
        + rule.id();
  }

  /** What the reader of a finding of this rule should do, in a sentence. */
  public final String remediation(Finding finding) {
    List<String> editions = finding.editions();
    if (editions.isEmpty()) {
      return remedy(finding).formatted(finding.drift().contract());
    }
    int last = editions.size() - 1;
    String names =
        last == 0
            ? "edition " + editions.get(0)
            : "the editions %s and %s"
                .formatted(String.join(", ", editions.subList(0, last)), editions.get(last));
    return "It conforms to %s: check with --edition, or tell the service's owner.".formatted(names);
  }

  /** What to do about a finding that conforms to no edition. */
  public final String remedy() {
    return text.remedy().formatted("the line that the finding names");
  }

  /** The remedy of a finding that conforms to no edition, with {@code %s} for the location. */
  String remedy(Finding finding) {
    return text.remedy();
  }

  /** Why no edit of a contract accepts a finding of this rule, or empty if one can. */
  public final Optional<String> reasonNotAcceptable() {
    return Optional.ofNullable(text.notAcceptable());
  }

  /** Edits a contract so that it accepts a finding of this rule, or says in words why not. */
  public Optional<String> proposeEdit(FindingEdit edit) {
    return reasonNotAcceptable();
  }

  /** The changes of a conforming exchange that this rule must find. */
  public Stream<Mutation> mutations(MutationMaker make) {
    return Stream.empty();
  }

  /** Puts a violation into a successful response; null if a violation is not of a whole one. */
  public @Nullable UnaryOperator<Response> responseInjection() {
    return null;
  }

  /** Puts a violation into an object of a body; null if a violation is not of a member. */
  public @Nullable MemberInjection memberInjection() {
    return null;
  }

  /** A change of one member of an object. */
  @FunctionalInterface
  public interface MemberInjection {
    /**
     * Changes an object.
     *
     * @param value the member's value
     */
    JsonObject apply(JsonObject object, String name, Json value);
  }
}
