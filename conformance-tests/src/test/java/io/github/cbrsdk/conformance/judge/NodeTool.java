package io.github.cbrsdk.conformance.judge;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command-line tool from the npm registry, installed below {@code target} and nowhere else. */
public final class NodeTool {
  private static final long INSTALL_MINUTES = 5;

  private final Path command;

  private NodeTool(Path command) {
    this.command = command;
  }

  /** Installs a tool; where that is not possible, the test is skipped and says why. */
  public static NodeTool install(String name, String version, String command) throws Exception {
    Path folder = Path.of("target/judges/" + command).toAbsolutePath();
    npm(folder, name + "@" + version, "install", name + "@" + version);
    return at(folder, command);
  }

  /** As {@link #install}: all packages of the lock file in a folder. Returns where they are. */
  static Path installLocked(Path settings) throws Exception {
    Path folder = Path.of("target/judges", settings.getFileName().toString()).toAbsolutePath();
    Files.createDirectories(folder);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(settings.resolve(file), folder.resolve(file), REPLACE_EXISTING);
    }
    npm(folder, Files.readString(settings.resolve("package-lock.json")), "ci");
    return folder;
  }

  /** As {@link #install}: a file of a package. */
  static Path file(String name, String version, String path) throws Exception {
    Path folder = Path.of("target/judges", name.replaceAll("\\W+", "-")).toAbsolutePath();
    npm(folder, name + "@" + version, "install", name + "@" + version);
    return folder.resolve("node_modules").resolve(name).resolve(path);
  }

  /** A command of what was installed in a folder. */
  static NodeTool at(Path folder, String command) {
    return new NodeTool(folder.resolve("node_modules/.bin/" + command));
  }

  /** Runs npm, unless it did the same before. */
  private static void npm(Path folder, String wanted, String... arguments) throws Exception {
    // An installation that was interrupted has its command long before all that it needs.
    Path complete = folder.resolve("complete");
    if (Files.exists(complete) && Files.readString(complete).equals(wanted)) {
      return;
    }
    Files.createDirectories(folder);
    List<String> line = new ArrayList<>(List.of("npm"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--no-audit", "--no-fund", "--ignore-scripts"));
    line.addAll(List.of("--prefix", folder.toString()));
    Run run = null;
    try {
      run = run(line, INSTALL_MINUTES);
    } catch (IOException e) {
      assumeTrue(false, "npm is needed: " + e.getMessage());
    }
    assumeTrue(
        run != null && run.status() == 0,
        String.join(" ", arguments) + ": npm failed in " + folder + ": " + run);
    Files.writeString(complete, wanted);
  }

  /** The command line of the tool with those arguments. */
  public List<String> line(String... arguments) {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  Run run(String... arguments) throws Exception {
    return run(line(arguments), 2);
  }

  /** Runs a script. */
  static Run node(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("node"));
    line.addAll(List.of(arguments));
    return run(line, 2);
  }

  /**
   * What a command did.
   *
   * @param status what it returned, or -1 where it did not end in time
   */
  record Run(int status, String output) {}

  private static Run run(List<String> line, long minutes) throws IOException, InterruptedException {
    Path output = Files.createTempFile("judge", ".log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
      return new Run(ended ? process.exitValue() : -1, Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
