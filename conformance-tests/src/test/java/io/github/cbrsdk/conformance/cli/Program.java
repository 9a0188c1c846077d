package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The runnable jar in a process of its own. */
final class Program {
  private static final Path JAR = Path.of("target/cbr-conformance.jar").toAbsolutePath();

  private Program() {}

  /** Starts it in the folder that its errors go to a file of. */
  static Process start(Map<String, String> environment, File errors, Object... args)
      throws IOException {
    return start(List.of(), environment, errors, args);
  }

  /** Starts it with options of the virtual machine. */
  static Process start(
      List<String> options, Map<String, String> environment, File errors, Object... args)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    for (Object arg : args) {
      line.add(arg.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(errors.getAbsoluteFile().getParentFile())
            .redirectError(errors);
    builder.environment().keySet().removeIf(name -> name.startsWith("CBR_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs it to its end. */
  static CommandLineRun run(Map<String, String> environment, Path folder, Object... args)
      throws Exception {
    Path errors = Files.createTempFile(folder, "run", ".err");
    Process process = start(environment, errors.toFile(), args);
    // Reading what a process says would wait for as long as it hangs.
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(
            () -> process.inputReader(UTF_8).lines().collect(Collectors.joining("\n", "", "\n")));
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ended", args[0]).isTrue();
      String said = out.get(1, TimeUnit.MINUTES);
      return new CommandLineRun(process.exitValue(), said, Files.readString(errors));
    } finally {
      process.destroyForcibly();
    }
  }
}
