package io.github.cbrsdk.conformance.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long a command takes, from its start to its end. */
final class WholeProcess {
  private final List<String> line;

  private WholeProcess(List<String> line) {
    this.line = line;
  }

  static WholeProcess of(List<String> line) {
    return new WholeProcess(line);
  }

  /** The runnable jar with those arguments, the first of which may be options of Java. */
  static WholeProcess check(Path jar, List<String> javaOptions, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(javaOptions);
    line.addAll(List.of("-jar", jar.toString()));
    line.addAll(List.of(arguments));
    return new WholeProcess(line);
  }

  /** The median of some runs, in seconds; each has to end well. */
  double seconds(int runs) throws IOException, InterruptedException {
    double[] seconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/bench.log")))
              .start();
      int status = process.waitFor();
      seconds[i] = (System.nanoTime() - start) / 1e9;
      if (status != 0) {
        throw new IllegalStateException(
            String.join(" ", line) + " ended with " + status + ": see target/bench.log");
      }
    }
    Arrays.sort(seconds);
    return seconds[runs / 2];
  }
}
