package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the runnable jar with what its first start has learned. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script of a Unix shell")
class QuickStartIT {
  @TempDir Path folder;

  private Path target;

  @BeforeEach
  void copyScript() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
    Files.copy(Path.of("cbr-conformance"), folder.resolve("cbr-conformance"));
  }

  private CommandLineRun run(String... args) throws Exception {
    List<String> line = new ArrayList<>(List.of("sh", "cbr-conformance"));
    line.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new CommandLineRun(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  void keepsWhatTheFirstStartLearnedAndDoesWhatTheJarDoes() throws Exception {
    Path jar = target.resolve("cbr-conformance.jar");
    Files.copy(Path.of("target/cbr-conformance.jar"), jar, StandardCopyOption.COPY_ATTRIBUTES);

    CommandLineRun first = run("--version");
    CommandLineRun second = run("check", "--explain", "no such rule");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("cbr-conformance ");
    assertThat(first.err())
        .isEqualTo("Making later starts quick, which takes some seconds once.\n");
    assertThat(target.resolve("cbr-conformance.jsa")).isNotEmptyFile();
    assertThat(second.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(second.err()).startsWith("There is no rule 'no such rule'.");
    assertThat(target).isDirectoryNotContaining("glob:**.jsa.*");
  }

  @Test
  void saysHowToBuildTheJarWhereThereIsNone() throws Exception {
    CommandLineRun run = run("check");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run.err())
        .endsWith("/target/cbr-conformance.jar. Build it: mvn -ntp -B -DskipTests package\n");
  }
}
