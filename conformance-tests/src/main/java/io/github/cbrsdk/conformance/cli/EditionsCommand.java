package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.report.EditionMatrix;
import io.github.cbrsdk.conformance.report.EvidenceCollector;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Printable;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "editions",
    header = "Prints how far recordings drift from each edition of the documentation.",
    description = {
      "",
      "A row for each folder of recordings, a column for each edition: the number of breaking and,"
          + " behind a plus, of additive drifts. A dot is none, and a question mark says that"
          + " nothing in that folder could be checked. Without options it reads the built-in"
          + " recordings."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance editions --recordings session.har",
      "",
      "Exit status: 0 printed, 2 wrong usage, 3 nothing could be checked."
    })
final class EditionsCommand extends ContextCommand {
  private static final int COLUMN = 7;

  @Mixin private ContractOptions contract = new ContractOptions();

  @Mixin private RecordingsOptions recordings = new RecordingsOptions();

  @Override
  ExitStatus run() {
    if (contract.isGiven() && recordings.path() == null) {
      throw new UsageException(
          "--contract needs --recordings: the built-in recordings are of another contract.");
    }
    EvidenceCollector collector = new EvidenceCollector();
    Check check = Check.of(context.contract(), Conformance.AUTO);
    Result result =
        recordings.path() == null
            ? checkBuiltIn(check, collector)
            : check.check(recordings.of(context.contract()), collector);
    Page page = context.page(context.redaction());
    EditionMatrix matrix = collector.drifts();
    if (!matrix.editions().isEmpty()) {
      print(matrix, page);
    }
    page.flush();
    ExchangeCounts exchanges = result.exchanges();
    if (exchanges.checked() == 0) {
      context.err().println("Nothing could be checked: 'check --recordings' says why.");
    }
    new TreeMap<>(exchanges.notChecked())
        .forEach(
            (reason, count) ->
                context.err().printf("%d not checked: %s%n", count, Printable.of(reason)));
    return ExitStatus.of(new VerdictPolicy(Set.of()).of(Stream.empty(), exchanges));
  }

  private Result checkBuiltIn(Check check, EvidenceCollector collector) {
    try (BuiltInRecordings builtIn = BuiltInRecordings.open()) {
      return check.check(builtIn.all(), collector);
    }
  }

  private static void print(EditionMatrix matrix, Page page) {
    List<String> letters = new ArrayList<>();
    for (String edition : matrix.editions()) {
      letters.add(String.valueOf((char) ('A' + letters.size())));
      page.line("  %s  %s".formatted(letters.get(letters.size() - 1), edition));
    }
    page.line("");
    int longest = matrix.rows().stream().mapToInt(row -> row.label().length()).max().orElse(0);
    int label = Math.max(4, Math.min(24, longest));
    page.line(line("", label, letters));
    for (EditionMatrix.Row row : matrix.rows()) {
      List<String> cells = new ArrayList<>();
      matrix.editions().forEach(edition -> cells.add(cell(row.cells().get(edition))));
      page.line(line(Printable.of(row.label()), label, cells));
    }
  }

  private static String line(String label, int width, List<String> cells) {
    String line = "%-" + width + "." + width + "s" + ("%" + COLUMN + "s").repeat(cells.size());
    return line.formatted(Stream.concat(Stream.of(label), cells.stream()).toArray());
  }

  private static String cell(EditionMatrix.@Nullable Cell cell) {
    if (cell == null) {
      return "?";
    }
    String more = cell.additive() == 0 ? "" : "+" + cell.additive();
    return cell.drifts() == 0 ? "." : cell.breaking() + more;
  }
}
