package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.SdkEffect;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How often one drift was seen. For one thread, until it is part of a {@link RunStatistics}. */
final class FindingCount {
  private final SchemaNode node;
  private final Violation violation;
  private final @Nullable Expectation[] claims;
  private final SourceSample sources = new SourceSample();
  private @Nullable Drift @Nullable [] drifts;
  private @Nullable String hint;
  private SdkEffect sdkEffect = SdkEffect.NONE;
  private long occurrences;
  private long exchanges;
  private long lastExchange = -1;
  private @Nullable FindingCount heir;

  FindingCount(
      SchemaNode node, Violation violation, int editions, IntFunction<Expectation> expectation) {
    this.node = node;
    this.violation = violation;
    this.claims = new Expectation[editions];
    for (int i = 0; i < editions; i++) {
      if (isIn(i)) {
        claims[i] = expectation.apply(i);
      }
    }
  }

  /** Counts it once more; returns whether it is the first time in this exchange. */
  boolean count(long exchange, String source) {
    occurrences++;
    if (lastExchange == exchange) {
      return false;
    }
    lastExchange = exchange;
    exchanges++;
    sources.add(source);
    return true;
  }

  /** Takes over what was counted by one that is one too many. */
  void inherit(FindingCount other) {
    other.heir = this;
    occurrences += other.occurrences;
    exchanges += other.exchanges;
    other.sources.list().forEach(sources::add);
    worsen(other.sdkEffect);
  }

  /** What one of its editions says, which it has. */
  Expectation expectation(int edition) {
    return requireNonNull(claims[edition]);
  }

  /** Of several hints the first in alphabetical order stays, so that the order does not matter. */
  void hint(String text) {
    if (hint == null || text.compareTo(hint) < 0) {
      hint = text;
      drifts = null; // Those that were shown already stay as they were.
    }
  }

  SchemaNode node() {
    return node;
  }

  Violation violation() {
    return violation;
  }

  boolean isIn(int edition) {
    return (violation.editions() >>> edition & 1) != 0;
  }

  /**
   * What it is as a drift from each edition, null for those that are not its; not to be changed.
   */
  @Nullable Drift[] drifts() {
    if (drifts == null) {
      drifts = new Drift[claims.length];
      for (int i = 0; i < claims.length; i++) {
        Expectation expectation = claims[i];
        drifts[i] = expectation == null ? null : drift(expectation);
      }
    }
    return drifts;
  }

  private Drift drift(Expectation expectation) {
    return new Drift(
        violation.rule(),
        violation.impact(),
        node.operation(),
        node.pointer(),
        expectation.location(),
        expectation.expected(),
        violation.observed(),
        violation.detail(),
        hint);
  }

  /** The worst that it did to a user of the SDK. */
  SdkEffect sdkEffect() {
    return sdkEffect;
  }

  /** Notes what it did to a user of the SDK once more. */
  void worsen(SdkEffect effect) {
    if (heir != null) {
      heir.worsen(effect);
    }
    if (effect.compareTo(sdkEffect) > 0) {
      sdkEffect = effect;
    }
  }

  long occurrences() {
    return occurrences;
  }

  long exchanges() {
    return exchanges;
  }

  SourceSample sources() {
    return sources;
  }
}
