package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.probe.ProxySettings;
import io.github.cbrsdk.conformance.probe.SchemeCredentials;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * The environment of a command.
 *
 * @param err progress and errors
 * @param environment the environment variables, with the credentials
 * @param terminal whether the output is a terminal
 */
record CommandContext(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    boolean terminal,
    Contract contract) {
  /** Variables of which the SDK's chain of credentials reads secrets. */
  private static final Pattern SECRETS =
      Pattern.compile("(CBR|OS)_(.+_)?(TOKEN|KEY|PASSWORD|PASSCODE|SECRET)");

  private static final Pattern NAMES =
      Pattern.compile("(CBR|OS)_(USERNAME|USER_ID|((USER|PROJECT)_)?DOMAIN(_NAME|_ID)?)");

  CommandContext with(Contract other) {
    return new CommandContext(out, err, environment, terminal, other);
  }

  /** Colours at a terminal, unless the user declines them (no-color.org). */
  Ansi ansi() {
    String declined = environment.get("NO_COLOR");
    return terminal && (declined == null || declined.isEmpty()) ? Ansi.ON : Ansi.OFF;
  }

  CommandContext with(Map<String, String> variables, PrintWriter errors) {
    return new CommandContext(out, errors, Map.copyOf(variables), terminal, contract);
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Masks the secrets of the environment. */
  Redaction redaction() {
    Redaction redaction = new Redaction();
    addSecretsTo(redaction);
    return redaction;
  }

  void addSecretsTo(Redaction redaction) {
    variables(SECRETS).forEach(redaction::add);
    ProxySettings.secrets(environment).forEach(redaction::add);
    if (contract != Contract.bundled()) {
      EffectiveContract any = contract.edition(Edition.ANY);
      redaction.addNamesOf(any);
      new SchemeCredentials(environment).secrets(any).forEach(redaction::add);
    }
  }

  /** The names of the user and the domain, which recordings must not contain. */
  Set<String> names() {
    return variables(NAMES);
  }

  private Set<String> variables(Pattern names) {
    return environment.entrySet().stream()
        .filter(variable -> names.matcher(variable.getKey()).matches())
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  Page page(Redaction redaction) {
    return new Page(out, ansi().enabled(), redaction);
  }

  Page progress(Redaction redaction) {
    return new Page(err, false, redaction);
  }

  /** Prints the warnings of the contract in the edition that is asked for, or in the first. */
  void warn(String edition) {
    boolean isAuto = edition.equals(Conformance.AUTO);
    List<String> known = contract.editions();
    warn(contract.edition(!isAuto ? edition : known.isEmpty() ? Edition.ANY : known.get(0)));
  }

  /** Prints which actions of an overlay file change nothing, and which words are not known. */
  void warn(EffectiveContract contract) {
    Page page = progress(redaction());
    contract
        .warnings()
        .forEach(each -> page.paragraph("Warning: " + each + (each.endsWith("?") ? "" : ".")));
    page.flush();
  }

  @Override
  public String toString() {
    return "CommandContext[" + environment.keySet() + "]";
  }
}
