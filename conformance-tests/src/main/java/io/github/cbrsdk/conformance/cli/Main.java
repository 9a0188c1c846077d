package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.baseline.SettingsException;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import io.github.cbrsdk.conformance.engine.CheckFaultException;
import io.github.cbrsdk.conformance.record.LeakException;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.ReportFolder;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

public final class Main {
  private static final String REPORT_DIR = "--report-dir";

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(args, out, err, System.getenv(), isTerminal(System.console()));
    out.flush();
    err.flush();
    StopSignal.exit(status);
  }

  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      // Before Java 22 there is no such method, and a console only at a terminal.
      return true;
    }
  }

  /**
   * Runs one command.
   *
   * @param environment the environment variables, with the credentials
   * @param terminal whether the output is a terminal
   * @return the exit status
   */
  public static int run(
      String[] args,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      boolean terminal) {
    try {
      return run(
          args,
          new CommandContext(out, err, Map.copyOf(environment), terminal, Contract.bundled()));
    } catch (ContractException e) {
      return failed(e, err);
    }
  }

  static int run(String[] args, CommandContext context) {
    PrintWriter out = context.out();
    PrintWriter err = context.err();
    CommandLine line = RootCommand.line(context, args);
    if (args.length > 0 && !args[0].startsWith("-") && !ContractOptions.areIn(args)) {
      for (CommandLine command : line.getSubcommands().values()) {
        for (Object options : command.getMixins().values()) {
          if (options instanceof EndpointOptions endpoint) {
            endpoint.addPathParameters(command.getCommandSpec(), context.contract());
          }
        }
      }
    }
    line.registerConverter(Path.class, Main::path);
    line.registerConverter(Duration.class, Main::duration);
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(Help.defaultColorScheme(context.ansi()));
    line.setUsageHelpWidth(Page.WIDTH);
    line.setUsageHelpAutoWidth(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A recording may be named @session.har.
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler((e, arguments) -> discardReports(args, misused(e, context)));
    line.setExecutionExceptionHandler(
        (e, command, result) ->
            discardReports(
                args,
                e instanceof UsageException
                    ? misused(
                        new ParameterException(command, String.valueOf(e.getMessage())), context)
                    : failed(e, err)));
    try {
      int status = line.execute(args);
      if (!out.checkError()) {
        return status;
      }
      err.println("Cannot write the output: the disk is full, or its reader is gone.");
      return status == 0 ? ExitStatus.USAGE.code() : status;
    } catch (Error e) {
      // Out of memory or a broken class path gives no verdict.
      return discardReports(args, faulty(e, err));
    }
  }

  /** An empty path is rejected: an unset variable must not mean the working directory. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty. Name a file or a folder");
    }
    return Path.of(text);
  }

  /** Reads a duration such as {@code 30d}, {@code 12h}, {@code 45m} or in ISO 8601 form. */
  private static Duration duration(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(
          (upper.startsWith("P") ? "" : upper.endsWith("D") ? "P" : "PT") + upper);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is not an age such as 30d or 12h");
    }
  }

  /**
   * A run without a report must not leave the report of an earlier run. Those in the folder of a
   * history are what it reads.
   */
  private static int discardReports(String[] args, int status) {
    boolean writesReport = args.length > 0 && !args[0].equals(HistoryCommand.NAME);
    for (int i = 0; writesReport && i < args.length; i++) {
      String folder =
          args[i].startsWith(REPORT_DIR + "=")
              ? args[i].substring(REPORT_DIR.length() + 1)
              : args[i].equals(REPORT_DIR) && i + 1 < args.length ? args[i + 1] : "";
      try {
        if (!folder.isEmpty()) {
          ReportFolder.discard(Path.of(folder));
        }
      } catch (IOException | InvalidPathException e) {
        // The command has reported the error already.
      }
    }
    return status;
  }

  private static int misused(ParameterException e, CommandContext context) {
    context.err().println(UsageMessage.of(e, context.contract()));
    return ExitStatus.USAGE.code();
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof SourceException
        || e instanceof UnknownEditionException
        || e instanceof SettingsException) {
      err.println(UsageMessage.oneLine(e));
      return ExitStatus.USAGE.code();
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      err.println("Cannot read or write: " + reason(e));
      return ExitStatus.USAGE.code();
    }
    if (e instanceof LeakException) {
      err.println(UsageMessage.oneLine(e));
      return ExitStatus.UNPROVEN.code();
    }
    if (e instanceof ContractException) {
      err.println(
          "The contract cannot be used, so nothing was checked. " + UsageMessage.oneLine(e));
      return ExitStatus.UNPROVEN.code();
    }
    return faulty(e, err);
  }

  private static int faulty(Throwable e, PrintWriter err) {
    // The message of another exception may quote a response.
    String what =
        e instanceof CheckFaultException ? UsageMessage.oneLine(e) : e.getClass().getName();
    err.println("This is a fault of the check, please report it: " + what);
    return ExitStatus.UNPROVEN.code();
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    Throwable first = cause != null && cause.toString().equals(e.getMessage()) ? cause : e;
    String why = "";
    if (first instanceof AccessDeniedException) {
      why = ": permission denied";
    } else if (first instanceof NoSuchFileException) {
      why = ": it does not exist";
    } else if (first instanceof FileAlreadyExistsException) {
      why = ": it is a file, and a folder is needed";
    }
    return UsageMessage.oneLine(first) + why;
  }
}
