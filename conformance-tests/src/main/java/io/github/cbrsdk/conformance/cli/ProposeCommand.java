package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.suggest.Proposal;
import io.github.cbrsdk.conformance.suggest.Proposer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "propose",
    header = "Writes the overlay that would make the contract accept what was observed.",
    description = {
      "",
      "The overlay has one action for each drift, with its evidence, which widens the contract as"
          + " little as possible. Before it is printed, the overlay is applied and the exchanges"
          + " are checked again: actions that lead to other drifts are left out. Drifts without an"
          + " action, such as malformed JSON, are listed with the reason. Commit the overlay as an"
          + " edition, or pass it to 'check --edition'. Other overlay tools read it too."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance propose --recordings session.har --out proposal.yaml",
      "",
      "Exit status: 0 printed, or nothing to propose; 1 a drift has no action; 2 wrong usage; 3"
          + " nothing was checked; 4 the contract cannot be used."
    })
final class ProposeCommand extends ContextCommand {
  @Mixin ContractOptions contract = new ContractOptions();

  @Mixin private RecordingsOptions recordings = new RecordingsOptions();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description =
          "Edition to build on: a name, 'auto' for the nearest, as for 'check' (default), or"
              + " 'any'.")
  private String edition = Conformance.AUTO;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the overlay to this file instead of printing it.")
  private @Nullable Path out;

  @Override
  ExitStatus run() throws IOException {
    if (recordings.path() == null) {
      throw new UsageException("Missing required option: '--recordings=PATH'");
    }
    Redaction redaction = context.redaction();
    Page notes = context.progress(redaction);
    ExchangeSource source = recordings.of(context.contract());
    context.warn(edition);
    Proposal proposal =
        Proposer.propose(context.contract(), edition, redaction.learningFrom(source));
    boolean showsNothing = proposal.isEmpty() && proposal.refusals().isEmpty();
    if (proposal.checked() == 0 || (proposal.isPartial() && showsNothing)) {
      notes.paragraph(
          (proposal.checked() == 0
                  ? "Nothing could be checked in %s, so nothing can be proposed: 'check --recordings'"
                      + " says why."
                  : "Of the exchanges in %s only the requests and statuses could be checked. They show"
                      + " no drift for which the contract could be changed.")
              .formatted(recordings.path()));
      notes.flush();
      return ExitStatus.NOT_CHECKED;
    }
    String yaml = redaction.apply(proposal.yaml());
    if (!yaml.equals(proposal.yaml())) {
      notes.paragraph("Not proposed: the overlay would contain a credential of the exchanges.");
      notes.flush();
      return ExitStatus.DRIFTED;
    }
    if (!proposal.isEmpty() && out != null) {
      Files.writeString(out, yaml);
    } else if (!proposal.isEmpty()) {
      context.print(yaml);
    }
    Set<String> refusals = new LinkedHashSet<>();
    proposal
        .refusals()
        .forEach(
            (finding, why) -> {
              String where = Proposal.where(finding);
              refusals.add(
                  "Not proposed: %s at %s, since %s.".formatted(finding.rule().id(), where, why));
            });
    refusals.forEach(notes::paragraph);
    if (proposal.isEmpty()) {
      notes.paragraph("There is nothing to propose on top of %s.".formatted(proposal.base()));
    }
    notes.flush();
    return proposal.refusals().isEmpty() ? ExitStatus.CONFORMANT : ExitStatus.DRIFTED;
  }
}
