package io.github.cbrsdk.conformance.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Prints the options of a command in groups, each with a heading. */
final class OptionGroups {
  private static final String OWN = "Options";
  static final String ENDPOINT = "A real endpoint";

  /** The headings by the class that has the options. */
  private static final Map<Class<?>, String> HEADINGS =
      Map.of(
          ContractOptions.class, "Another contract",
          RecordingsOptions.class, "Recordings",
          EndpointOptions.class, ENDPOINT,
          ConnectionOptions.class, ENDPOINT,
          TargetsOption.class, ENDPOINT,
          BaselineOptions.class, "Known drift",
          OutputOptions.class, "Reports and exit status");

  private OptionGroups() {}

  static void addTo(CommandLine line) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(line.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::render);
    line.setHelpSectionMap(sections);
    for (CommandLine command : line.getSubcommands().values()) {
      command
          .getCommandSpec()
          .usageMessage()
          .abbreviateSynopsis(true)
          .synopsisHeading("Usage: ")
          .parameterListHeading("%nParameters:%n");
    }
  }

  private static String render(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    groups.put(OWN, new ArrayList<>());
    for (OptionSpec option : help.commandSpec().options()) {
      groups.computeIfAbsent(heading(option), name -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, options) ->
            text.append(help.createHeading("%n" + heading + ":%n"))
                .append(help.optionListExcludingGroups(options)));
    return text.toString();
  }

  /** The options for path parameters, which no class has, are of the endpoint. */
  static String heading(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? HEADINGS.getOrDefault(field.getDeclaringClass(), OWN)
        : ENDPOINT;
  }
}
