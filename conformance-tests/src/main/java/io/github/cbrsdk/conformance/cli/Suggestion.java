package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.contract.EditDistance;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The option or command that was probably meant by one that does not exist. */
final class Suggestion {
  private static final int MAX_LENGTH = 40;

  /** Options of earlier releases. */
  private static final Map<String, String> RENAMED =
      Map.of("--accept", "--baseline", "--write-accepted", "--write-baseline");

  private Suggestion() {}

  static Optional<String> of(String wrong, CommandSpec command) {
    String name = wrong.split("=", 2)[0];
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Stream<String> names =
        Stream.concat(
            command.optionsMap().keySet().stream(), command.subcommands().keySet().stream());
    String renamed = RENAMED.getOrDefault(name, name);
    return names
        .filter(
            each -> each.length() > 2 && distance(renamed, each) <= Math.max(2, name.length() / 3))
        .min(
            Comparator.comparingInt((String each) -> distance(renamed, each))
                .thenComparing(each -> each));
  }

  /** The edit distance; a name that is only not complete is near. */
  private static int distance(String name, String other) {
    return name.length() > 3 && other.startsWith(name) ? 1 : EditDistance.between(name, other);
  }
}
