package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.cli.TargetsFile.Target;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs {@code check --endpoint} for each target of a file, and merges the reports. */
record TargetsCheck(CommandContext context, OutputOptions output, CommandSpec spec) {
  /** Options of the merged report alone. */
  private static final Set<String> MERGED =
      Set.of("--targets", "--report-dir", "--format", "--annotations", "--quiet");

  /**
   * Options that are for one endpoint, for recordings, or for requests that may change something.
   */
  private static final Set<String> REFUSED =
      Set.of(
          "--endpoint",
          "--param",
          "--allow",
          "--recordings",
          "--host",
          "--max-age",
          "--write-baseline",
          "--accept-reason");

  /**
   * Checks all targets.
   *
   * @return the worst exit status
   * @throws UsageException if the file or an option cannot be used; then nothing was sent
   */
  ExitStatus check(Path file) throws IOException {
    Path folder = output.reportDir();
    if (folder == null) {
      throw new UsageException("--targets needs --report-dir.");
    }
    List<String> shared = sharedOptions();
    List<Target> targets = TargetsFile.read(file, context);
    Files.createDirectories(folder);
    ReportFolder.discard(folder);
    Redaction redaction = context.redaction();
    Map<String, Path> reports = new LinkedHashMap<>();
    ExitStatus worst = ExitStatus.CONFORMANT;
    for (Target target : targets) {
      reports.put(target.name(), folder.resolve(target.name()));
      worst = worst.worse(check(target, shared, folder.resolve(target.name()), redaction));
    }
    for (Path report : reports.values()) {
      if (!Files.exists(report.resolve(ReportJson.FILE))) {
        context.err().println("There is no merged report, since a target has no report.");
        return worst;
      }
    }
    return MergeCommand.merge(reports, output, context, redaction);
  }

  private ExitStatus check(Target target, List<String> shared, Path folder, Redaction redaction) {
    List<String> args = new ArrayList<>(List.of("check", "--report-dir=" + folder));
    args.addAll(target.options());
    // An option of the target replaces a shared one.
    shared.stream()
        .filter(option -> target.options().stream().noneMatch(own -> isSame(own, option)))
        .forEach(args::add);
    args.add("--quiet");
    StringWriter errors = new StringWriter();
    CommandContext own = context.with(target.environment(), new PrintWriter(errors, true));
    own.addSecretsTo(redaction);
    ExitStatus status = ExitStatus.of(Main.run(args.toArray(String[]::new), own));
    boolean failed = status == ExitStatus.USAGE || status == ExitStatus.UNPROVEN;
    for (String line : errors.toString().lines().toList()) {
      String named = target.name() + ": " + line;
      context.err().println(failed ? target.yaml().error(named).getMessage() : named);
    }
    if (!output.quiet()) {
      context.err().println(target.name() + ": " + status.words());
    }
    return status;
  }

  private static boolean isSame(String option, String other) {
    return option.replaceFirst("=.*", "").equals(other.replaceFirst("=.*", ""));
  }

  /** The options of the command line that count for each target. */
  private List<String> sharedOptions() {
    List<String> shared = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      // Only an option for a path parameter has no field.
      if (REFUSED.contains(name) || !(option.userObject() instanceof Field)) {
        throw new UsageException("Either " + name + " or --targets, not both.");
      }
      if (MERGED.contains(name)) {
        continue;
      }
      if (option.arity().max() == 0) {
        shared.add(name);
      } else {
        option.originalStringValues().forEach(value -> shared.add(name + "=" + value));
      }
    }
    return shared;
  }
}
