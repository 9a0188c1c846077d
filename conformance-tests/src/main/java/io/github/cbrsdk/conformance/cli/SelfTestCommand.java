package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.proof.Proof;
import io.github.cbrsdk.conformance.proof.SelfProof;
import io.github.cbrsdk.conformance.report.Page;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves that the check would notice every drift. */
@Command(
    name = "self-test",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Proves that every drift would be noticed.",
    description = {
      "",
      "Derives from the contract every single drift: each member, each rule, each way of violating"
          + " it. Injects them one at a time into conforming exchanges, and counts those that are"
          + " noticed as what they are, where they are, and as nothing else. Changes that the"
          + " contract allows are tried as well: none of them may be reported."
    },
    optionListHeading = "%nOptions:%n",
    footer = {"", "Exit status: 0 all were noticed, 2 wrong usage, 4 some were not."})
final class SelfTestCommand implements Callable<Integer> {
  private static final int MAX_MISSED = 20;

  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description =
          "Edition whose drifts to inject: a name, 'any' (default), or the file of an OpenAPI"
              + " Overlay.",
      defaultValue = Edition.ANY)
  private String edition = Edition.ANY;

  SelfTestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (edition.equals(Conformance.AUTO)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "self-test needs one edition: a name, 'any', or the file of an overlay.");
    }
    Contract contract = shell.contract();
    Conformance conformance = Conformance.of(contract).edition(edition);
    conformance.given().ifPresent(shell::warn);
    Proof proof = SelfProof.complete(conformance, edition);
    Page page = shell.page(shell.redaction());
    page.line(row("rule", "ways", "injected", "noticed"));
    for (Proof.Tally tally : proof.tallies()) {
      page.line(
          row(
              tally.name(),
              String.valueOf(tally.ways()),
              count(tally.injected()),
              count(tally.noticed())));
    }
    page.line(row("all", "", count(proof.injected()), count(proof.noticed())));
    page.line("");
    proof.missed().stream().limit(MAX_MISSED).forEach(each -> page.field("", "missed", each));
    proof.untried().stream().limit(MAX_MISSED).forEach(each -> page.field("", "not tried", each));
    proof.falseAlarms().stream().limit(MAX_MISSED).forEach(each -> page.field("", "alarm", each));
    page.paragraph(
        "Edition %s: %s of %s drifts noticed, %d %%; %s false alarms in %s changes that are allowed."
            .formatted(
                edition,
                count(proof.noticed()),
                count(proof.injected()),
                100 * proof.noticed() / Math.max(1, proof.injected()),
                count(proof.falseAlarms().size()),
                count(proof.variations())));
    page.flush();
    return (proof.holds() ? ExitStatus.CONFORMANT : ExitStatus.UNPROVEN).code();
  }

  private static String row(String rule, String ways, String injected, String noticed) {
    return String.format(Locale.ROOT, "%-24s%6s%12s%12s", rule, ways, injected, noticed);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
