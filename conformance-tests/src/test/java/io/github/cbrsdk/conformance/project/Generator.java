package io.github.cbrsdk.conformance.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.ContractException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generates and compiles the SDK of a contract as the build does, in this process. */
final class Generator {
  private static final Path BUILT = Path.of("../sdk/target/generator");
  private static final Path TEMPLATES = Path.of("../sdk/src/main/templates");
  private static final Method INPUT =
      method(
          BUILT.resolve("classes"),
          Generator.class.getClassLoader(),
          "io.github.cbrsdk.generator.GeneratorInput",
          "write",
          Path.class,
          Path.class);
  private static final Method GENERATE =
      method(
          BUILT.resolve("openapi-generator-cli.jar"),
          ClassLoader.getPlatformClassLoader(),
          "org.openapitools.codegen.OpenAPIGenerator",
          "main",
          String[].class);

  private Generator() {}

  private static Method method(
      Path classes, ClassLoader parent, String name, String method, Class<?>... parameters) {
    try {
      URL url = classes.toUri().toURL();
      return new URLClassLoader(new URL[] {url}, parent)
          .loadClass(name)
          .getMethod(method, parameters);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError("The SDK's build has put it there", e);
    }
  }

  /**
   * Writes the sources.
   *
   * @throws ContractException if the build stops there
   */
  static void generate(Path contract, Path sources, String... more) throws Exception {
    Path input = Files.createDirectories(sources).resolve("input.json");
    try {
      INPUT.invoke(null, contract, input);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof ContractException stops ? stops : e;
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "--input-spec=" + input,
                "--config=" + TEMPLATES.resolve("generator.yaml"),
                "--template-dir=" + TEMPLATES,
                "--output=" + sources));
    arguments.addAll(List.of(more));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(GENERATE.getDeclaringClass().getClassLoader());
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    try {
      GENERATE.invoke(null, (Object) arguments.toArray(String[]::new));
    } finally {
      System.setOut(out);
      thread.setContextClassLoader(before);
    }
  }

  /** Compiles all sources in a folder and some more, and returns what the compiler says. */
  static List<String> compile(Path sources, Path classes, Path... more) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Path> files = new ArrayList<>(List.of(more));
    try (Stream<Path> all = Files.walk(sources);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      assertThat(files).isNotEmpty();
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              Files.createDirectories(classes).toString(),
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(
              null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return problems.getDiagnostics().stream()
        .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
