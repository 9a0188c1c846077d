package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.engine.Editions;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the edition from which the exchanges of a run drift least, and gives the reason. */
final class EditionSelector {
  private EditionSelector() {}

  /** How far exchanges are from one edition; the first in order is the nearest. */
  private record Distance(
      EditionChoice.Candidate candidate,
      long brokenExchanges,
      long breaking,
      long additive,
      String published) {
    /** Exchanges count before findings: one that is quite different shows many findings. */
    static final Comparator<Distance> FIT =
        Comparator.comparingLong(Distance::brokenExchanges)
            .thenComparingLong(distance -> distance.candidate().driftedExchanges())
            .thenComparingLong(Distance::breaking)
            .thenComparingLong(Distance::additive);

    static final Comparator<Distance> ORDER =
        FIT.thenComparing(Distance::published)
            .thenComparing(distance -> distance.candidate().name());

    boolean isAsFarAs(Distance other) {
      return FIT.compare(this, other) == 0;
    }
  }

  /**
   * Chooses the edition of a verdict: the nearest one, unless one is given.
   *
   * @param given the index of the edition that was asked for, or a negative number
   */
  static EditionChoice choose(Editions editions, int given, RunStatistics statistics) {
    List<Distance> distances = new ArrayList<>();
    for (int i = 0; i < editions.size(); i++) {
      distances.add(distance(editions, i, statistics));
    }
    distances.sort(Distance.ORDER);
    List<EditionChoice.Candidate> candidates = distances.stream().map(Distance::candidate).toList();
    if (given >= 0) {
      String name = editions.names().get(given);
      return new EditionChoice(name, true, candidates, "it was asked for");
    }
    return new EditionChoice(
        distances.get(0).candidate().name(),
        false,
        candidates,
        reason(distances, statistics.checked()));
  }

  private static Distance distance(Editions editions, int edition, RunStatistics statistics) {
    int breaking = 0;
    int additive = 0;
    long breakingExchanges = 0;
    long additiveExchanges = 0;
    for (Finding finding :
        FindingLimiter.fold(statistics.findings(edition, editions.names()), statistics.checked())) {
      if (finding.impact() == Impact.BREAKING) {
        breaking++;
        breakingExchanges += finding.exchanges();
      } else if (finding.impact() == Impact.ADDITIVE) {
        additive++;
        additiveExchanges += finding.exchanges();
      }
    }
    return new Distance(
        new EditionChoice.Candidate(
            editions.names().get(edition), breaking, additive, statistics.drifted(edition)),
        statistics.broken(edition),
        breakingExchanges,
        additiveExchanges,
        editions.contract(edition).edition().published());
  }

  private static String reason(List<Distance> distances, long checked) {
    if (distances.size() == 1) {
      return "it is the only edition";
    }
    if (checked == 0) {
      return "it is the oldest, and no exchange was checked";
    }
    Distance first = distances.get(0);
    boolean fits = first.candidate().driftedExchanges() == 0;
    String how = " (" + words(first, checked) + ")";
    List<String> others =
        distances.stream()
            .skip(1)
            .filter(first::isAsFarAs)
            .map(distance -> distance.candidate().name())
            .toList();
    if (!others.isEmpty()) {
      return "it is the oldest of %s; the other%s %s"
          .formatted(
              fits ? "those from which no exchange drifts" : "those that are nearest" + how,
              others.size() == 1 ? " is" : "s are",
              String.join(", ", others));
    }
    Distance second = distances.get(1);
    return "%s; the next is %s (%s)"
        .formatted(
            fits ? "no exchange drifts from it" : "it is the nearest" + how,
            second.candidate().name(),
            words(second, checked));
  }

  /** The compared numbers, in the order of their weight. */
  private static String words(Distance distance, long checked) {
    return "breaking drift in %d of %d exchange%s, any drift in %d; added up, %d breaking and %d additive"
        .formatted(
            distance.brokenExchanges(),
            checked,
            checked == 1 ? "" : "s",
            distance.candidate().driftedExchanges(),
            distance.breaking(),
            distance.additive());
  }
}
