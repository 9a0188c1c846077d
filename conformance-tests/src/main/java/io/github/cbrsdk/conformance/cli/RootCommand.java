package io.github.cbrsdk.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "cbr-conformance",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    header = "Checks whether a CBR endpoint, or a recording of one, drifts from the contract.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nTo begin with:%n",
    footer = {
      "  cbr-conformance check                        the built-in recordings",
      "  cbr-conformance check --recordings a.har     your own",
      "  cbr-conformance COMMAND --help               more on a command",
      "",
      "In a clone, Maven adds the live tests and verifies the pact against an endpoint:",
      "  mvn verify -Dcbr.endpoint=URL -Dcbr.projectId=ID -Dcbr.backupId=ID",
      "",
      "Exit status: 0 conformant, 1 drifted, 2 wrong usage, 3 not checked, 4 the check",
      "itself is not reliable."
    })
final class RootCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private @Nullable CommandSpec spec;

  RootCommand(CommandContext context) {
    this.context = context;
  }

  CommandContext context() {
    return context;
  }

  /**
   * The command line for these arguments. If they begin with the name of a command it has only that
   * command, since reading the options of the others takes time.
   */
  static CommandLine line(CommandContext context, String[] args) {
    List<ContextCommand> commands =
        List.of(
            new CheckCommand(),
            new RecordCommand(),
            new ServeCommand(),
            new ProxyCommand(),
            new ProposeCommand(),
            new EditionsCommand(),
            new ContractCommand(),
            new SelfTestCommand(),
            new MergeCommand(),
            new HistoryCommand());
    String name = args.length == 0 ? "" : args[0];
    List<ContextCommand> named = new ArrayList<>(commands);
    named.removeIf(each -> !each.getClass().getAnnotation(Command.class).name().equals(name));
    CommandLine line = new CommandLine(new RootCommand(context));
    for (ContextCommand each : named.isEmpty() ? commands : named) {
      CommandLine command = new CommandLine(each);
      command
          .getCommandSpec()
          .mixinStandardHelpOptions(true)
          .versionProvider(new Version())
          .usageMessage()
          .sortOptions(false);
      line.addSubcommand(command);
    }
    if (named.isEmpty()) {
      CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
      completion
          .getCommandSpec()
          .name("completion")
          .usageMessage()
          .header("Prints the completion of commands and options for a shell.")
          .description(
              "",
              "Bash and zsh read it; put the example into the file that your shell reads when it"
                  + " starts. It completes the command cbr-conformance, which has to be on the"
                  + " PATH.")
          .footer(
              "",
              "Example:",
              "  source <(cbr-conformance completion)",
              "",
              "Exit status: 0 printed, 2 wrong usage.");
      line.addSubcommand("completion", completion);
      CommandLine help = new CommandLine(new CommandLine.HelpCommand());
      help.getCommandSpec()
          .usageMessage()
          .header("Prints the help of a command.")
          .description("", "The same as 'cbr-conformance COMMAND --help'.")
          .footer(
              "",
              "Example:",
              "  cbr-conformance help check",
              "",
              "Exit status: 0 printed, 2 wrong usage.");
      line.addSubcommand("help", help);
    }
    OptionGroups.addTo(line);
    return line;
  }

  /** Prints the usage, since a command is missing. */
  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(context.err());
    return ExitStatus.USAGE.code();
  }
}
