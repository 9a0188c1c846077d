package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.report.Printable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The line about wrong usage: what is wrong, what was probably meant, and where the help is. */
final class UsageMessage {
  /** Options of earlier releases. */
  private static final Map<String, String> RENAMED =
      Map.of("--accept", "--baseline", "--write-accepted", "--write-baseline");

  private static final String RECORDINGS = "--recordings";

  private static final Pattern URL =
      Pattern.compile("https?://\\S+|localhost(:\\d+)?|[\\w-]+(\\.[\\w-]+)+(:\\d+)?");

  private static final Pattern FILE =
      Pattern.compile(".*\\.(har|json|ndjson|jsonl|ya?ml|zip|gz|log)");

  private UsageMessage() {}

  static String of(ParameterException e, Contract contract) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String message = oneLine(e);
    String meant = "";
    // A required option that is missing may be there, with a wrong name.
    List<String> unmatched = e.getCommandLine().getUnmatchedArguments();
    ArgSpec argument = e.getArgSpec();
    String value = e.getValue();
    if (!unmatched.isEmpty()) {
      String wrong = unmatched.get(0);
      boolean isOption = wrong.startsWith("-");
      String name = isOption ? wrong.split("=", 2)[0] : wrong;
      message =
          "%s: '%s'".formatted(isOption ? "Unknown option" : "Unexpected argument", shown(name));
      meant = isOption ? option(name, command) : argument(wrong, e.getCommandLine(), contract);
    } else if (value != null && argument == null) {
      meant = NearestName.question(value, e.getCommandLine().getSubcommands().keySet());
    } else if (value != null && argument.type().isEnum()) {
      List<String> known =
          Arrays.stream(argument.type().getEnumConstants()).map(Object::toString).toList();
      meant = NearestName.question(value, known);
    }
    String stop = message.matches(".*[.!?]") ? "" : ".";
    return message + stop + meant + " Try '" + command.qualifiedName() + " --help'.";
  }

  private static String option(String name, CommandSpec command) {
    return NearestName.question(
        RENAMED.getOrDefault(name, name),
        command.optionsMap().keySet().stream().filter(each -> each.length() > 2).toList());
  }

  /** A command with a wrong name, or the value of an option that was left out. */
  private static String argument(String value, CommandLine command, Contract contract) {
    String nearest = NearestName.question(value, command.getSubcommands().keySet());
    if (!nearest.isEmpty()) {
      return nearest;
    }
    CommandLine check = command.getSubcommands().get("check");
    CommandSpec taking = (check == null ? command : check).getCommandSpec();
    String quoted = value.matches(".*\\s.*") ? "'" + value + "'" : value;
    return optionsOf(value, contract, check == null).stream()
        .filter(taking.optionsMap()::containsKey)
        .findFirst()
        .map(option -> (check == null ? option : "check " + option) + " " + shown(quoted))
        .map(" Did you mean %s?"::formatted)
        .orElse("");
  }

  /** The options that probably take such a value; by default recordings, if a command is known. */
  private static List<String> optionsOf(String value, Contract contract, boolean isKnown) {
    if (exists(value) || FILE.matcher(value).matches()) {
      return List.of(RECORDINGS);
    }
    if (contract.editions().contains(value)) {
      return List.of("--edition");
    }
    if (Rule.of(value).isPresent()) {
      return List.of("--explain");
    }
    if (value.matches("\\d{1,5}")) {
      return List.of("--port");
    }
    return URL.matcher(value).matches()
        ? List.of("--endpoint", "--target")
        : isKnown ? List.of(RECORDINGS) : List.of();
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String shown(String text) {
    return Printable.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  /** The message of an exception in one line, without characters that control a terminal. */
  static String oneLine(Throwable e) {
    return shown(Objects.requireNonNullElse(e.getMessage(), "the reason is not known"));
  }
}
