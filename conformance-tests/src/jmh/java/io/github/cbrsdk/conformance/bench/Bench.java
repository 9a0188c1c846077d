package io.github.cbrsdk.conformance.bench;

import io.github.cbrsdk.conformance.judge.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Times whole processes, and puts their figures and those of JMH into one table. */
public final class Bench {
  private static final String OURS = "check --recordings";
  private static final List<String> SMALL = List.of("-Xmx256m");

  /** What the jar adds by itself where no options are given, and what keeps it from that. */
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private static final List<String> AS_TOLD = List.of("-XX:+TieredCompilation");

  private final Path jar;
  private final Table table = new Table();

  private Bench(Path jar) {
    this.jar = jar;
  }

  /**
   * Prints the table, and writes it as JSON.
   *
   * @param arguments the runnable jar, the client's results, the check's results, the file to write
   */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(Path.of(arguments[0]));
    bench.client(Score.in(Path.of(arguments[1])));
    bench.check(Score.in(Path.of(arguments[2])));
    Path folder = Files.createDirectories(Path.of("target/bench"));
    bench.processes(folder);
    bench.table.write(Path.of(arguments[3]));
    System.out.println();
    System.out.println(bench.table.markdown());
  }

  private void client(Score score) {
    String call = "ShowBackupBenchmark.";
    double bare = score.of(call + "bareOkHttp");
    double ours = score.of(call + "ours");
    double vendors = score.of(call + "vendors");
    times("showBackup, time of a call", "bare OkHttp", 1.25, ours, bare, "µs");
    double bareBytes = score.bytes(call + "bareOkHttp", "");
    double ourBytes = score.bytes(call + "ours", "");
    double vendorsBytes = score.bytes(call + "vendors", "");
    times("the same, bytes allocated", "bare OkHttp", 1.6, ourBytes, bareBytes, "B");
    times("the same, time", "vendor's SDK", 0.6, ours, vendors, "µs");
    times("the same, bytes allocated", "vendor's SDK", 0.33, ourBytes, vendorsBytes, "B");
    String decoding = "DecodingBenchmark.";
    double read = score.of(decoding + "ours");
    times(
        "decoding, all accessors", "token scan", 2.5, read, score.of(decoding + "tokenScan"), "µs");
    double faster = score.of(decoding + "vendors") / read;
    table.atLeast(
        "the same",
        "vendor's SDK",
        3,
        faster,
        " times as fast",
        parts(read, score.of(decoding + "vendors"), "µs"));
    String children = "ChildrenBenchmark.ours";
    times(
        "10,000 children, time of one",
        "of 10",
        1.3,
        score.of(children, "10000") / 10_000,
        score.of(children, "10") / 10,
        "µs");
    times(
        "the same, bytes of one",
        "of 10",
        1.3,
        score.bytes(children, "10000") / 10_000,
        score.bytes(children, "10") / 10,
        "B");
    double many = score.of("ManyThreadsBenchmark.ours");
    double bareMany = score.of("ManyThreadsBenchmark.bareOkHttp");
    table.atLeast(
        "64 threads, calls a second",
        "bare OkHttp",
        0.85,
        many / bareMany,
        " times",
        parts(many, bareMany, "/s"));
    times(
        "first call of a virtual machine",
        "vendor's SDK",
        0.7,
        score.of("FirstCallBenchmark.ours"),
        score.of("FirstCallBenchmark.vendors"),
        "ms");
  }

  private void check(Score score) {
    String check = "CheckBenchmark.";
    double bodies = score.of(check + "bodies");
    double atlassian = score.of(check + "bodiesByAtlassian");
    table.atLeast(
        "checking conforming exchanges, one thread",
        "Atlassian validator",
        8,
        atlassian / bodies,
        " times as fast",
        parts(bodies, atlassian, "µs"));
    times("the same", "tokens of its body", 4, bodies, score.of(check + "tokens"), "µs");
    table.atMost(
        "the same, bytes allocated", "", 10_000, score.allocated(check + "bodies"), " B", "");
    double schema = score.of(check + "schemaAlone");
    double networknt = score.of(check + "bodiesByNetworknt");
    table.atLeast(
        "JSON Schema validation of their bodies by one edition",
        "networknt",
        5,
        networknt / schema,
        " times as fast",
        parts(schema, networknt, "µs"));
    table.atLeast(
        "the same",
        "Atlassian validator",
        8,
        atlassian / schema,
        " times as fast",
        parts(schema, atlassian, "µs"));
    times(
        "checking a HAR in process",
        "reading and parsing it",
        3,
        score.of(check + "wholeFile"),
        score.of(check + "readAndParse"),
        "µs");
  }

  private void processes(Path folder) throws Exception {
    double builtIn = WholeProcess.check(jar, List.of(), "check").seconds(5);
    quickly("--version").seconds(1); // The first start prepares the others.
    double quick = quickly("check").seconds(5);
    table.atMost("check of what is built in, whole process", "", 2, builtIn, " s", "");
    table.atMost("the same with the script", "", 1, quick, " s", "");

    Path one = Archive.har(folder.resolve("1.har"), 1);
    Path thousands = Archive.har(folder.resolve("100000.har"), 100_000);
    String[] ofThousands = {"check", "--quiet", "--recordings", thousands.toString()};
    String[] ofOne = {"check", "--quiet", "--recordings", one.toString()};
    double single = WholeProcess.check(jar, List.of(), ofOne).seconds(5);
    double all = WholeProcess.check(jar, SMALL, ofThousands).seconds(3);
    try {
      NodeTool redocly = NodeTool.install("@redocly/cli", "2.77.0", "redocly");
      double theirs = drift(redocly, one).seconds(5);
      times(OURS + " of one file, whole process", "redocly drift", 1.8, single, theirs, "s");
      double quickOne = quickly(ofOne).seconds(5);
      times("the same with the script", "redocly drift", 1, quickOne, theirs, "s");
      double theirAll = drift(redocly, thousands).seconds(1);
      table.atLeast(
          OURS + " of 100,000 exchanges, " + SMALL.get(0),
          "redocly drift",
          3,
          theirAll / all,
          " times as fast",
          parts(all, theirAll, "s"));
    } catch (TestAbortedException e) {
      table.missing(OURS + " of one file and of 100,000", "redocly drift", e.getMessage());
    }
    String har = thousands.toString();
    double bare = WholeProcess.main(BareJackson.class, SMALL, har).seconds(3);
    times("the same of 100,000", "bare Jackson, HAR and bodies", 3, all, bare, "s");
    double compiling = WholeProcess.check(jar, QUICK, ofThousands).compiling();
    table.atMost(
        "the same, time of the compiler", "processor time of the run", 0.25, compiling, "", "");
    // One virtual machine with the defaults of Java: why the jar starts a second one.
    double told = WholeProcess.check(jar, AS_TOLD, ofOne).seconds(5);
    times("one file", "in one virtual machine as it is", 1, single, told, "s");
    List<String> small = List.of(AS_TOLD.get(0), SMALL.get(0));
    double toldAll = WholeProcess.check(jar, small, ofThousands).seconds(1);
    times("100,000", "in one virtual machine as it is", 1, all, toldAll, "s");
    linear(folder);
  }

  private static WholeProcess quickly(String... arguments) {
    List<String> line = new ArrayList<>(List.of("sh", "cbr-conformance"));
    line.addAll(List.of(arguments));
    return WholeProcess.of(line);
  }

  private static WholeProcess drift(NodeTool redocly, Path har) {
    return WholeProcess.of(
        redocly.line(
            "drift", har.toString(), "--api", "../openapi/cbr.yaml", "--server", Archive.SERVER));
  }

  /** The time of the next exchange must not grow with how many there were. */
  private void linear(Path folder) throws IOException, InterruptedException {
    StringBuilder parts = new StringBuilder();
    double[] seconds = new double[4];
    for (int i = 0; i < seconds.length; i++) {
      int count = (int) Math.pow(10, i + 3);
      Path har = Archive.har(folder.resolve(count + ".har"), count);
      seconds[i] =
          WholeProcess.check(jar, SMALL, "check", "--quiet", "--recordings", har.toString())
              .seconds(1);
      Files.delete(har);
      parts.append("%,d in %s s; ".formatted(count, Table.text(seconds[i])));
    }
    double late = (seconds[3] - seconds[2]) / 900_000;
    double early = (seconds[2] - seconds[1]) / 90_000;
    table.atMost(
        "time of an exchange beyond 100,000, with " + SMALL.get(0),
        "of one beyond 10,000",
        1.3,
        late / early,
        " times",
        parts.append("each ended in that memory").toString());
  }

  private void times(
      String what, String against, double aim, double ours, double theirs, String unit) {
    table.atMost(what, against, aim, ours / theirs, " times", parts(ours, theirs, unit));
  }

  private static String parts(double ours, double theirs, String unit) {
    return "%s %s against %s %s".formatted(Table.text(ours), unit, Table.text(theirs), unit);
  }
}
