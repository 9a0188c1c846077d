package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "self-test",
    header = "Tests that the check notices every drift.",
    description = {
      "",
      "Derives drifts from the contract for each member, each rule, and each way to violate it."
          + " Injects them one at a time into conforming exchanges, and counts those that are"
          + " reported by the right rule at the right location and by no other rule. Changes that"
          + " the contract allows are injected too: none of them may be reported."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance self-test --edition otc-2024-09",
      "",
      "Exit status: 0 all were noticed, 2 wrong usage, 4 some were not."
    })
final class SelfTestCommand extends ContextCommand {
  private static final int MAX_MISSED = 20;

  @Mixin ContractOptions contract = new ContractOptions();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description =
          "Edition whose drifts to inject: a name, 'any' (default), or the file of an OpenAPI"
              + " Overlay.")
  private String edition = Edition.ANY;

  @Override
  ExitStatus run() {
    if (edition.equals(Conformance.AUTO)) {
      throw new UsageException(
          "self-test needs one edition: a name, 'any', or the file of an overlay.");
    }
    Check check = Check.of(context.contract(), edition);
    context.warn(check.contract(edition));
    SelfTestResult selfTest = SelfTest.complete(check, edition);
    Page page = context.page(context.redaction());
    page.line(row("rule", "ways", "injected", "noticed"));
    for (SelfTestResult.RuleCount each : selfTest.rules()) {
      String ways = String.valueOf(each.ways());
      page.line(row(each.name(), ways, count(each.injected()), count(each.noticed())));
    }
    page.line(row("all", "", count(selfTest.injected()), count(selfTest.noticed())));
    page.line("");
    selfTest.missed().stream().limit(MAX_MISSED).forEach(each -> page.field("missed", each));
    selfTest.untried().stream().limit(MAX_MISSED).forEach(each -> page.field("not tried", each));
    selfTest.falseAlarms().stream().limit(MAX_MISSED).forEach(each -> page.field("alarm", each));
    page.paragraph(
        "Edition %s: %s of %s drifts noticed, %d %%; %s false alarms in %s changes that are allowed."
            .formatted(
                edition,
                count(selfTest.noticed()),
                count(selfTest.injected()),
                100 * selfTest.noticed() / Math.max(1, selfTest.injected()),
                count(selfTest.falseAlarms().size()),
                count(selfTest.variations())));
    if (selfTest.injected() == 0) {
      page.paragraph(
          "No drift was injected: no response of the contract shows what could drift. Declare the"
              + " responses of its operations, with their content.");
    }
    page.flush();
    return selfTest.holds() ? ExitStatus.CONFORMANT : ExitStatus.UNPROVEN;
  }

  private static String row(String rule, String ways, String injected, String noticed) {
    return String.format(Locale.ROOT, "%-24s%6s%12s%12s", rule, ways, injected, noticed);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
