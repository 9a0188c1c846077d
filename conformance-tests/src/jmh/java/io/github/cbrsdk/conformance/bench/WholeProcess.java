package io.github.cbrsdk.conformance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a command takes, from its start to its end. */
final class WholeProcess {
  private static final Pattern COMPILED =
      Pattern.compile("Total compilation time\\s*: *([\\d.]+) s");

  /** User and system time of the children, as a shell prints it. */
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s .*");

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

  /** A class on the class path of this virtual machine. */
  static WholeProcess main(Class<?> main, List<String> javaOptions, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(javaOptions);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    line.addAll(List.of(arguments));
    return new WholeProcess(line);
  }

  /** The share of the processor time of one run that the compilers of Java took; Unix only. */
  double compiling() throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\"; times", "sh", line.get(0)));
    timed.add("-XX:+CITime");
    timed.addAll(line.subList(1, line.size()));
    Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    Matcher compiled = COMPILED.matcher(said);
    Matcher times = TIMES.matcher(said.strip().lines().reduce((a, b) -> b).orElse(""));
    if (!compiled.find() || !times.matches()) {
      throw new IllegalStateException(String.join(" ", timed) + " printed no times");
    }
    return Double.parseDouble(compiled.group(1))
        / (Double.parseDouble(times.group(1)) * 60 + Double.parseDouble(times.group(2)));
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
