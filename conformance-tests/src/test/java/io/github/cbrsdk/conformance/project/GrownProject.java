package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.cli.Main;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the project to whose YAML and recordings something was added, and no Java: the SDK is
 * generated again and the check runs with it, both from a class path in which the copy comes first.
 */
final class GrownProject implements AutoCloseable {
  private final Path contract;
  private final Path recordings;
  private final Path sources;
  private final Path classes;
  private final URLClassLoader loader;

  /** Copies contract and recordings. */
  GrownProject(Path folder) throws IOException {
    this.classes = folder.resolve("classes");
    this.sources = folder.resolve("sources");
    this.contract = classes.resolve("io/github/cbrsdk/openapi");
    this.recordings = classes.resolve("io/github/cbrsdk/conformance/recordings");
    copy(Path.of("../openapi/cbr.yaml"), contract.resolve("cbr.yaml"));
    copy(Path.of("../openapi/iam.yaml"), contract.resolve("iam.yaml"));
    copy(Path.of("../openapi/editions"), contract.resolve("source/editions"));
    copy(Path.of("src/main/recordings"), recordings);
    List<Path> path = new ArrayList<>(List.of(classes));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(Path.of(entry));
    }
    this.loader =
        new URLClassLoader(
            path.stream().map(GrownProject::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, file.equals(from) ? to : target);
      }
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts lines into the contract, behind the one line that the expression matches the end of,
   * unless it has them already.
   */
  void insert(String behind, String lines) throws IOException {
    Path file = contract.resolve("cbr.yaml");
    if (Files.readString(file).contains(lines)) {
      return;
    }
    Matcher place = Pattern.compile(behind).matcher(Files.readString(file));
    assertThat(place.find()).as("%s is in the contract", behind).isTrue();
    Files.writeString(
        file, place.replaceFirst(found -> Matcher.quoteReplacement(found.group() + lines)));
  }

  void addEdition(String name, String overlay) throws IOException {
    Files.writeString(contract.resolve("source/editions").resolve(name + ".yaml"), overlay);
  }

  /** The number of its recordings. */
  long recordings() throws IOException {
    try (Stream<Path> files = Files.walk(recordings)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  void addRecording(String name, String recording) throws IOException {
    Path file = recordings.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, recording);
  }

  /** Generates and compiles the SDK, and with it a class that uses it. */
  void build(Path user) throws Exception {
    Generator.generate(contract.resolve("cbr.yaml"), sources);
    assertThat(Generator.compile(sources, classes, user)).isEmpty();
    copy(sources.resolve("src/main/operations"), classes.resolve("META-INF/io.github.cbrsdk/cbr"));
  }

  /** The contract, for a check in this test. */
  Contract contract() throws IOException {
    Map<String, String> documents = new LinkedHashMap<>();
    for (String name : List.of("cbr.yaml", "iam.yaml")) {
      documents.put(name, Files.readString(contract.resolve(name)));
    }
    return Contract.of(documents, Map.of());
  }

  /** An object of the class that uses the SDK. */
  @SuppressWarnings("unchecked")
  Function<String[], List<String>> user(String name) throws Exception {
    return (Function<String[], List<String>>) load(name).getDeclaredConstructor().newInstance();
  }

  /** A class as the grown project has it. */
  Class<?> load(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  /** Runs a command of the check. */
  Run run(Object... args) throws Exception {
    return run(Map.of(), args);
  }

  /** Runs a command of the check with those environment variables. */
  Run run(Map<String, String> environment, Object... args) throws Exception {
    StringWriter out = new StringWriter();
    String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      PrintWriter writer = new PrintWriter(out);
      Object status =
          load(Main.class.getName())
              .getMethod(
                  "run",
                  String[].class,
                  PrintWriter.class,
                  PrintWriter.class,
                  Map.class,
                  boolean.class)
              .invoke(null, texts, writer, writer, environment, false);
      return new Run((int) status, out.toString());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What a command returned and printed. */
  record Run(int status, String out) {}

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
