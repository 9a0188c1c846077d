package io.github.cbrsdk.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, from the classes under test. */
final class MainProcess {
  private MainProcess() {}

  /**
   * Starts a command.
   *
   * @param errors the file that gets standard error
   */
  static Process start(Path errors, Object... args) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    for (Object arg : args) {
      line.add(arg.toString());
    }
    return new ProcessBuilder(line).redirectError(errors.toFile()).start();
  }
}
