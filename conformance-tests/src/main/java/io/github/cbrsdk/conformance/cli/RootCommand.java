package io.github.cbrsdk.conformance.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself, which only has commands. */
@Command(
    name = "cbr-conformance",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    header = "Tells where a CBR endpoint, or a recording of one, drifts from the contract.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
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
      "itself is not to be trusted."
    })
final class RootCommand implements Callable<Integer> {
  private static final List<Class<?>> COMMANDS =
      List.of(
          CheckCommand.class,
          RecordCommand.class,
          ServeCommand.class,
          ProposeCommand.class,
          EditionsCommand.class,
          SelfTestCommand.class,
          MergeCommand.class);

  private final CommandContext shell;

  @Spec private @Nullable CommandSpec spec;

  RootCommand(CommandContext shell) {
    this.shell = shell;
  }

  /**
   * The command line for those arguments. Where they begin with a command it has that one alone: to
   * learn the options of the others takes time.
   */
  static CommandLine line(CommandContext shell, String[] args) {
    CommandFactory factory = new CommandFactory(shell);
    CommandLine line = new CommandLine(RootCommand.class, factory);
    List<Class<?>> named =
        COMMANDS.stream().filter(each -> args.length > 0 && name(each).equals(args[0])).toList();
    for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
      line.addSubcommand(new CommandLine(command, factory));
    }
    return line;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(shell.err());
    return ExitStatus.USAGE.code();
  }
}
