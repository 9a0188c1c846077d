package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A client that openapi-generator made of a document. */
final class GeneratedClient {
  private static final Path GENERATOR =
      Path.of("../sdk/target/generator/openapi-generator-cli.jar");

  /** Where the build puts the compiler of Kotlin, and what clients need. */
  private static final Path LIBRARIES = Path.of("target/clients");

  private final Path sources;
  private final Path classes;

  private GeneratedClient(Path sources) {
    this.sources = sources;
    this.classes = sources.resolve("classes");
  }

  /** Generates the sources of a client. */
  static GeneratedClient of(Path document, Path folder, String generator, String... options)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-jar", GENERATOR.toString(), "generate"));
    arguments.add("--generator-name=" + generator);
    arguments.add("--input-spec=" + document);
    arguments.add("--output=" + folder);
    arguments.addAll(List.of(options));
    java(arguments);
    return new GeneratedClient(folder);
  }

  /** The class path of this test and of the client. */
  private static String classPath() throws Exception {
    assumeTrue(
        Files.isDirectory(LIBRARIES),
        "target/clients is missing, which the profiles clients and nightly make");
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      List<String> path = new ArrayList<>(jars.map(Path::toString).toList());
      path.add(System.getProperty("java.class.path"));
      return String.join(File.pathSeparator, path);
    }
  }

  GeneratedClient compileJava() throws Exception {
    // An annotation of another jar, which some generated classes only name.
    Path annotation = Files.createDirectories(sources.resolve("src/main/java/javax/annotation"));
    Files.writeString(
        annotation.resolve("Generated.java"),
        "package javax.annotation; public @interface Generated {"
            + " String[] value(); String date(); String comments() default \"\"; }");
    List<String> arguments =
        new ArrayList<>(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main"));
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-cp", classPath()));
    arguments.addAll(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources.resolve("src/main/java"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    java(arguments);
    return this;
  }

  GeneratedClient compileKotlin() throws Exception {
    String path = classPath();
    java(
        List.of(
            "-cp",
            path,
            "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
            "-no-stdlib",
            "-no-reflect",
            "-nowarn",
            "-jvm-target",
            "17",
            "-cp",
            path,
            "-d",
            classes.toString(),
            sources.resolve("src/main/kotlin").toString()));
    return this;
  }

  /** Loads its classes, whose libraries come before those of this test. */
  URLClassLoader load() throws Exception {
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (String entry : classPath().split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Runs a Java program, with its output as the message if it fails. */
  private static void java(List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(arguments);
    Path output = Files.createTempFile("client", ".log");
    try {
      int status =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      assertThat(status).as(Files.readString(output)).isZero();
    } finally {
      Files.delete(output);
    }
  }
}
