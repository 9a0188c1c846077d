package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.baseline.Baseline;
import io.github.cbrsdk.conformance.baseline.SettingsException;
import io.github.cbrsdk.conformance.baseline.SettingsFile;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import io.github.cbrsdk.conformance.contract.YamlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the file of {@code --targets}. It has names of environment variables and no credentials. If
 * a user wrote a credential in place of a name, no message quotes it.
 */
final class TargetsFile {
  /**
   * An endpoint.
   *
   * @param options the options of {@code check} that its members stand for, such as {@code
   *     --edition=any}
   * @param environment has its credentials by the names that the check reads
   */
  record Target(String name, List<String> options, Map<String, String> environment, YamlNode yaml) {
    /** The name alone: the environment has secrets. */
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Set<String> MEMBERS =
      Set.of("name", "endpoint", "edition", "parameters", "baseline", "credentials");

  /** A name of a folder on every system, which no file of a report has. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** The variables of the SDK's chain of credentials. */
  private static final List<String> CBR_CREDENTIALS =
      List.of(
          "CBR_TOKEN",
          "CBR_ACCESS_KEY",
          "CBR_SECRET_KEY",
          "CBR_SECURITY_TOKEN",
          "CBR_IAM_ENDPOINT",
          "CBR_USERNAME",
          "CBR_PASSWORD",
          "CBR_DOMAIN");

  private static final Pattern CREDENTIAL_OF_OPENSTACK = Pattern.compile("OS_[A-Z_]+");

  private static final Pattern CREDENTIALS_OF_ANOTHER = Pattern.compile("(CBR|OS)_.*");

  private final Path path;
  private final Contract contract;
  private final Map<String, String> environment;

  private TargetsFile(Path path, Contract contract, Map<String, String> environment) {
    this.path = path;
    this.contract = contract;
    this.environment = environment;
  }

  /**
   * Reads all targets; at least one.
   *
   * @throws SettingsException if one cannot be used; the message has the file, the line and the
   *     member
   */
  static List<Target> read(Path path, CommandContext context) {
    return SettingsFile.read(
        path, new TargetsFile(path, context.contract(), context.environment())::targets);
  }

  private List<Target> targets(YamlNode root) {
    SettingsFile.requireNames(root, Set.of("targets"));
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode yaml : root.elements("targets")) {
      Target target = target(yaml);
      if (!names.add(target.name().toLowerCase(Locale.ROOT))) {
        throw yaml.require("name").error("another target has this name");
      }
      targets.add(target);
    }
    if (targets.isEmpty()) {
      throw root.error("'targets' has to list at least one target");
    }
    return targets;
  }

  private Target target(YamlNode yaml) {
    SettingsFile.requireNames(yaml, MEMBERS);
    YamlNode name = yaml.require("name");
    if (!NAME.matcher(name.text()).matches()) {
      throw name.error("a name has only letters without accents, digits, - and _");
    }
    List<String> options = new ArrayList<>();
    options.add("--endpoint=" + yaml.require("endpoint").text());
    yaml.entries("parameters").forEach((parameter, ids) -> addIds(parameter, ids, options));
    yaml.find("edition").ifPresent(node -> options.add("--edition=" + edition(node)));
    yaml.find("baseline").ifPresent(node -> options.add("--baseline=" + baseline(node)));
    return new Target(name.text(), options, environment(yaml), yaml);
  }

  private static void addIds(String parameter, YamlNode ids, List<String> options) {
    for (YamlNode id : ids.children().isEmpty() ? List.of(ids) : ids.children()) {
      if (!EndpointOptions.isId(id.text())) {
        throw id.error("this is not an id");
      }
      options.add("--param=" + parameter + "=" + id.text());
    }
  }

  /** The name of an edition, or the path of an overlay, which is relative to the file. */
  private String edition(YamlNode node) {
    String text = node.text();
    try {
      Path overlay = resolve(node);
      String edition = Files.isRegularFile(overlay) ? overlay.toString() : text;
      if (!edition.equals(Conformance.AUTO)) {
        contract.edition(edition);
      }
      return edition;
    } catch (UnknownEditionException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  private Path baseline(YamlNode node) {
    Path file = resolve(node);
    try {
      Baseline.read(file);
      return file;
    } catch (SettingsException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  private Path resolve(YamlNode node) {
    try {
      return path.resolveSibling(node.text());
    } catch (InvalidPathException e) {
      throw node.error("this is not a path");
    }
  }

  /** The environment of a target, without the credentials of another one. */
  private Map<String, String> environment(YamlNode target) {
    Map<String, YamlNode> credentials = target.entries("credentials");
    if (credentials.isEmpty()) {
      return environment;
    }
    Map<String, String> own = new HashMap<>(environment);
    own.keySet().removeIf(name -> CREDENTIALS_OF_ANOTHER.matcher(name).matches());
    credentials.forEach(
        (name, variable) -> {
          String value = environment.getOrDefault(variable.text(), "");
          if (!CBR_CREDENTIALS.contains(name) && !CREDENTIAL_OF_OPENSTACK.matcher(name).matches()) {
            throw variable.error(
                "the name before the colon has to be one that the check reads, such as CBR_TOKEN."
                    + NearestName.question(name, CBR_CREDENTIALS));
          }
          if (value.isBlank()) {
            throw variable.error(
                "the environment has no variable of this name. Write the name of a variable here,"
                    + " never a credential, and set the variable");
          }
          own.put(name, value);
        });
    return own;
  }
}
