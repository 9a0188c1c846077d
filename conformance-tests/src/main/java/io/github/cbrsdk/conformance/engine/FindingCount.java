package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.SdkEffect;
import java.io.Serializable;
import java.util.Comparator;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One finding while it is counted: what was observed, what each edition expects, and how often. For
 * one thread.
 */
public final class FindingCount implements Serializable {
  private static final long serialVersionUID = 1;

  /** Null on another machine, where nothing is counted. */
  private final transient @Nullable SchemaNode node;

  private final Key key;
  private final Violation violation;
  private final @Nullable Expectation[] expected;
  private final SourceSample sources = new SourceSample();
  private transient @Nullable Drift @Nullable [] drifts;
  private transient @Nullable FindingCount heir;
  private transient long lastExchange = -1;
  private @Nullable String hint;
  private SdkEffect sdkEffect = SdkEffect.NONE;
  private long occurrences;
  private long exchanges;

  /**
   * The identity of a finding. One drift can have several masks of editions: its detail may omit a
   * value that only some editions check.
   */
  record Key(String operation, String pointer, String rule, String detail, long editions)
      implements Comparable<Key>, Serializable {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::operation)
            .thenComparing(Key::pointer)
            .thenComparing(Key::rule)
            .thenComparing(Key::detail)
            .thenComparingLong(Key::editions);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    /** The same key for all editions. */
    Key anyEdition() {
      return new Key(operation, pointer, rule, detail, 0);
    }
  }

  public FindingCount(
      SchemaNode node, Violation violation, int editions, IntFunction<Expectation> expectation) {
    this(
        node,
        new Key(
            node.operation(),
            node.pointer(),
            violation.rule().id(),
            violation.detail(),
            violation.editions()),
        violation,
        new Expectation[editions]);
    for (int i = 0; i < editions; i++) {
      if (isIn(i)) {
        expected[i] = expectation.apply(i);
      }
    }
  }

  private FindingCount(
      @Nullable SchemaNode node, Key key, Violation violation, @Nullable Expectation[] expected) {
    this.node = node;
    this.key = key;
    this.violation = violation;
    this.expected = expected;
  }

  /** The same finding, not counted yet. */
  FindingCount uncounted() {
    return new FindingCount(node, key, violation, expected);
  }

  /** Counts it once more; returns whether it is the first time in this exchange. */
  public boolean count(long exchange, String source) {
    occurrences++;
    if (lastExchange == exchange) {
      return false;
    }
    lastExchange = exchange;
    exchanges++;
    sources.add(source);
    return true;
  }

  /** Takes over the counts of a finding that is dropped, and all that will be counted there. */
  void inherit(FindingCount other) {
    other.heir = this;
    addCounts(other);
  }

  /** Adds another count of the same finding. */
  void add(FindingCount other) {
    addCounts(other);
    if (other.hint != null) {
      hint(other.hint);
    }
  }

  private void addCounts(FindingCount other) {
    occurrences += other.occurrences;
    exchanges += other.exchanges;
    other.sources.list().forEach(sources::add);
    worsen(other.sdkEffect);
  }

  /** What an edition expects that the finding is about. */
  Expectation expectation(int edition) {
    return requireNonNull(expected[edition]);
  }

  /** Of several hints the first in alphabetical order stays, so that the order does not matter. */
  public void hint(String text) {
    if (hint == null || text.compareTo(hint) < 0) {
      hint = text;
      drifts = null; // Those that were shown already stay as they were.
    }
  }

  public SchemaNode node() {
    return requireNonNull(node);
  }

  public Violation violation() {
    return violation;
  }

  Key key() {
    return key;
  }

  public boolean isIn(int edition) {
    return (violation.editions() >>> edition & 1) != 0;
  }

  /** The drift from each edition, null for editions that allow it; not to be changed. */
  @Nullable Drift[] drifts() {
    if (drifts == null) {
      drifts = new Drift[expected.length];
      for (int i = 0; i < expected.length; i++) {
        Expectation expectation = expected[i];
        drifts[i] = expectation == null ? null : drift(expectation);
      }
    }
    return drifts;
  }

  /** The drift from an edition that the finding is about. */
  Drift drift(int edition) {
    return requireNonNull(drifts()[edition]);
  }

  private Drift drift(Expectation expectation) {
    return new Drift(
        violation.rule(),
        violation.impact(),
        key.operation(),
        key.pointer(),
        expectation.location(),
        expectation.expected(),
        violation.observed(),
        violation.detail(),
        hint);
  }

  /** The worst effect on a user of the SDK. */
  public SdkEffect sdkEffect() {
    return sdkEffect;
  }

  /** Notes an effect on a user of the SDK; the worst stays. */
  public void worsen(SdkEffect effect) {
    if (heir != null) {
      heir.worsen(effect);
    }
    if (effect.compareTo(sdkEffect) > 0) {
      sdkEffect = effect;
    }
  }

  public long occurrences() {
    return occurrences;
  }

  public long exchanges() {
    return exchanges;
  }

  public SourceSample sources() {
    return sources;
  }
}
