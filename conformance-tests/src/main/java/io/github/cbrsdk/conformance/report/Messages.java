package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sentences that several formats of a report share. */
final class Messages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int HASH_DIGITS = 12;

  private Messages() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  static String headline(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> "Conformant";
      case DRIFTED -> "Drifted";
      case NOT_CHECKED -> "Not checked";
    };
  }

  /** The result in a sentence or two, for people. */
  static String lead(Report report) {
    ExchangeCounts exchanges = report.exchanges();
    String checked = count(exchanges.checked(), "checked exchange");
    return switch (report.verdict()) {
      case CONFORMANT -> "No drift in " + checked + ". " + comparison(report);
      case DRIFTED -> drifts(report, null) + ". " + comparison(report);
      case NOT_CHECKED ->
          exchanges.checked() > 0
              ? "No drift in %s, but %s, so this is not a verdict on the whole."
                  .formatted(checked, shortcoming(report))
              : nothing(exchanges.total()) + ", so nothing is known of the service.";
    };
  }

  /** The numbers of drifts; those of one run, or why it checked nothing, if a run is given. */
  static String drifts(Report report, @Nullable Run run) {
    if (run != null && run.exchanges().checked() == 0) {
      return String.join("; ", notChecked(run.exchanges()));
    }
    List<ReportedFinding> own =
        report.findings().stream()
            .filter(finding -> run == null || finding.runs().contains(run.label()))
            .toList();
    return "%s breaking, %s additive"
        .formatted(count(own, Impact.BREAKING), count(own, Impact.ADDITIVE));
  }

  private static String count(List<ReportedFinding> findings, Impact impact) {
    return number(findings.stream().filter(finding -> finding.impact() == impact).count());
  }

  private static String comparison(Report report) {
    EditionChoice edition = report.edition();
    if (report.runs().size() > 1) {
      return "Each of %s is compared with its own edition."
          .formatted(count(report.runs().size(), "run"));
    }
    return edition.name().equals(Edition.ANY)
        ? "Compared with the contract, without an edition."
        : "Compared with edition " + edition(edition) + ".";
  }

  /** The name of the edition, and in a few words why it is this one. */
  static String edition(EditionChoice edition) {
    int candidates = edition.candidates().size();
    return edition.given() || candidates == 1
        ? edition.name()
        : isNearest(edition)
            ? "%s, the nearest of %d".formatted(edition.name(), candidates)
            : edition.name() + ": " + edition.reason();
  }

  /** Whether the edition says something: it was given, or exchanges were compared with it. */
  static boolean isCompared(EditionChoice edition, ExchangeCounts exchanges) {
    return edition.given() || exchanges.checked() > 0;
  }

  private static boolean isNearest(EditionChoice edition) {
    return edition.candidates().stream()
        .limit(1)
        .anyMatch(candidate -> candidate.name().equals(edition.name()));
  }

  /** Why there is no finding to show. */
  static List<String> noFindings(Report report) {
    if (report.verdict() != Verdict.NOT_CHECKED) {
      return List.of("No drift was found.");
    }
    List<String> reasons = notChecked(report.exchanges());
    List<String> all = new ArrayList<>(reasons.isEmpty() ? List.of(lead(report)) : reasons);
    all.add("exchanges.ndjson lists each exchange, with the reason.");
    return all;
  }

  private static String nothing(long exchanges) {
    return exchanges == 0
        ? "There was no exchange to check"
        : exchanges == 1
            ? "The one exchange could not be checked"
            : "None of the %s exchanges could be checked".formatted(number(exchanges));
  }

  /** The reason why a run without drift is not conformant. */
  private static String shortcoming(Report report) {
    long unchecked = report.exchanges().notCheckedTotal();
    if (unchecked > 0) {
      return count(unchecked, "exchange") + " could not be checked";
    }
    return "one run checked nothing";
  }

  /** The skipped exchanges by reason, and the hosts if there are several. */
  static List<String> coverage(ExchangeCounts exchanges) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(exchanges.skipped())
        .forEach((reason, n) -> lines.add(count(n, "exchange") + " skipped: " + reason));
    if (exchanges.hosts().size() > 1) {
      lines.add(
          "responses of several hosts: "
              + String.join(", ", new TreeMap<>(exchanges.hosts()).keySet()));
    }
    return lines;
  }

  /** The share of the contract that was observed, in a sentence; empty if nothing was checked. */
  static String scope(Report report) {
    if (report.exchanges().checked() == 0) {
      return "";
    }
    int percent = percent(report);
    return percent == 100
        ? "All of the contract was observable in these exchanges."
        : ("At most %d %% of the contract was observable in these exchanges; nothing is known of"
                + " the rest.")
            .formatted(percent);
  }

  /** The observed share of the contract in per cent, rounded down. */
  static int percent(Report report) {
    return (int) (100 * report.coverage().share());
  }

  /** The first digits of the hash of a contract; a merged report has those of all its contracts. */
  static String shortHash(ContractInfo contract) {
    return Stream.of(contract.sha256().split("\\+", -1))
        .map(hash -> hash.substring(0, Math.min(HASH_DIGITS, hash.length())))
        .collect(Collectors.joining(" + "));
  }

  /** How the edition was chosen, with all numbers; empty if there was no choice. */
  static String choice(Report report) {
    EditionChoice edition = report.edition();
    return report.exchanges().checked() == 0 || edition.given() || !isNearest(edition)
        ? ""
        : "Edition %s was chosen: %s.".formatted(edition.name(), edition.reason());
  }

  /** The number of exchanges that were not checked, a sentence for each reason. */
  static List<String> notChecked(ExchangeCounts exchanges) {
    return new TreeMap<>(exchanges.notChecked())
        .entrySet().stream()
            .map(each -> count(each.getValue(), "exchange") + " not checked: " + each.getKey())
            .toList();
  }

  /** What changed, in words. */
  static String sentence(ReportedFinding finding) {
    String observed = finding.drift().observed();
    String subject = subject(finding.pointer());
    return switch (finding.rule()) {
      case MEMBER_UNDECLARED -> subject + " is not declared";
      case MEMBER_VANISHED, NEVER_OBSERVED ->
          subject + " is in none of " + count(finding.finding().occurrences(), "object");
      case REQUEST_INVALID ->
          observed.contains(" lacks ")
              ? observed
              : observed + ", expected " + finding.drift().expected();
      case PARAMETER_UNDECLARED -> observed + " is not declared";
      case ENDPOINT_UNDECLARED -> "the contract declares no operation " + observed;
      case JSON_DUPLICATE_MEMBER -> subject + " is there more than once";
      case SECRET_ECHOED -> subject + " contains " + observed;
      case INVARIANT_VIOLATED -> "%s (%s)".formatted(observed, finding.drift().expected());
      default -> {
        boolean absent = observed.equals("absent");
        yield absent
            ? subject + " is missing"
            : (finding.pointer().isEmpty()
                    ? observed
                    : subject + " is " + JsonType.withArticle(observed))
                + ", expected "
                + finding.drift().expected();
      }
    };
  }

  /** What a user of the SDK notices. */
  static String effect(SdkEffect effect) {
    return switch (effect) {
      case NONE -> "notices nothing";
      case NOT_MEASURED -> "not measured: the SDK was generated without this operation";
      case HIDDEN -> "finds it in the JSON only; no accessor shows it";
      case UNREADABLE -> "gets an exception";
    };
  }

  /** What changed, and where. */
  static String locatedSentence(ReportedFinding finding) {
    return location(finding) + ": " + sentence(finding);
  }

  private static String subject(String pointer) {
    String name = pointer.isEmpty() ? "the response" : JsonPointer.name(pointer);
    return name.equals("*") ? "an element of " + subject(JsonPointer.parent(pointer)) : name;
  }

  static String location(ReportedFinding finding) {
    return !finding.pointer().isEmpty()
        ? finding.pointer()
        : finding.rule().layer() == Layer.REQUEST ? "(the request)" : "(the response)";
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
