package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generators of clients read every edition, and what they generate reads its bodies. */
@Tag("nightly")
class ClientsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORDINGS = Path.of("src/main/recordings");
  private static final String MODELS = "org.openapitools.client.model.";

  @TempDir Path folder;

  static List<String> editions() {
    List<String> editions = new ArrayList<>(Contract.bundled().editions());
    editions.add(Edition.ANY);
    return editions;
  }

  /** What is read and written again has the same values; null, absent and empty lists are one. */
  @ParameterizedTest
  @MethodSource("editions")
  void clientForJavaReadsEveryBody(String edition) throws Exception {
    Path sources = folder.resolve("java");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "../sdk/target/generator/openapi-generator-cli.jar",
                "generate",
                "--generator-name=java",
                "--library=native",
                "--additional-properties=openApiNullable=false",
                "--global-property=models,supportingFiles,modelDocs=false,modelTests=false",
                "--input-spec=" + document(edition),
                "--output=" + sources)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(generator.waitFor()).isZero();
    Path classes = compile(sources);

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      ObjectMapper mapper =
          (ObjectMapper)
              loader
                  .loadClass("org.openapitools.client.ApiClient")
                  .getMethod("createDefaultObjectMapper")
                  .invoke(null);
      for (Map.Entry<String, JsonNode> body : bodies(edition).entrySet()) {
        String model = body.getValue().has("backup") ? "ShowBackupResponse" : "ErrorEnvelope";
        Object read = mapper.treeToValue(body.getValue(), loader.loadClass(MODELS + model));
        assertThat(present(JSON.readTree(mapper.writeValueAsString(read))))
            .as(body.getKey())
            .isEqualTo(present(body.getValue()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void typesForTypeScriptAcceptEveryBody(String edition) throws Exception {
    NodeTool types = NodeTool.install("openapi-typescript", "7.13.0", "openapi-typescript");
    NodeTool compiler = NodeTool.install("typescript", "5.9.3", "tsc");
    Path declarations = folder.resolve("contract.ts");
    NodeTool.Run made =
        types.run(document(edition).toString(), "--output", declarations.toString());
    assertThat(made.status()).as(made.output()).isZero();
    StringBuilder script = new StringBuilder("import type {components} from './contract';\n");
    int count = 0;
    for (Map.Entry<String, JsonNode> body : bodies(edition).entrySet()) {
      String model = body.getValue().has("backup") ? "ShowBackupResponse" : "ErrorEnvelope";
      script.append(
          "// %s%nexport const body%d: components['schemas']['%s'] = %s;%n"
              .formatted(body.getKey(), count++, model, body.getValue()));
    }
    Path bodies = Files.writeString(folder.resolve("bodies.ts"), script);
    NodeTool.Run compiled =
        compiler.run("--noEmit", "--strict", "--target", "es2020", bodies.toString());
    assertThat(compiled.status()).as(compiled.output()).isZero();
  }

  private Path document(String edition) throws Exception {
    EffectiveContract contract = Contract.bundled().edition(edition);
    return Files.writeString(
        folder.resolve("contract.yaml"), YamlWriter.write(contract.document(false)));
  }

  private Path compile(Path sources) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn"));
    arguments.addAll(List.of("-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(sources.resolve("src/main/java"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    // An annotation of another jar, which the generated classes only name.
    Path annotation = Files.createDirectories(folder.resolve("javax/annotation"));
    arguments.add(
        Files.writeString(
                annotation.resolve("Generated.java"),
                "package javax.annotation; public @interface Generated {"
                    + " String[] value(); String date(); String comments(); }")
            .toString());
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, arguments.toArray(String[]::new));
    assertThat(status).as(errors.toString()).isZero();
    return classes;
  }

  /** The bodies of the examples and recordings of an edition, by where they are. */
  private static Map<String, JsonNode> bodies(String edition) throws Exception {
    Map<String, JsonNode> bodies = new TreeMap<>();
    for (ResponseContract response :
        Contract.bundled().edition(edition).operations().get(0).responses().values()) {
      response
          .examples()
          .forEach(
              example ->
                  bodies.put(example.location().toString(), JSON.valueToTree(example.value())));
    }
    try (Stream<Path> files = Files.walk(RECORDINGS.resolve(edition))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        JsonNode body = JSON.readTree(file.toFile()).at("/response/jsonBody");
        if (body.has("backup") || body.isObject() && !body.has("token")) {
          bodies.put(file.toString(), body);
        }
      }
    }
    assertThat(bodies).hasSizeGreaterThan(5);
    return bodies;
  }

  /** A value without the members that are null or empty lists, which the client does not tell. */
  private static Object present(JsonNode value) {
    if (value.isObject()) {
      Map<String, Object> members = new TreeMap<>();
      value
          .properties()
          .forEach(
              member -> {
                JsonNode each = member.getValue();
                if (!each.isNull() && !(each.isArray() && each.isEmpty())) {
                  members.put(member.getKey(), present(each));
                }
              });
      return members;
    }
    if (value.isArray()) {
      List<Object> elements = new ArrayList<>();
      value.forEach(element -> elements.add(present(element)));
      return elements;
    }
    return value.isIntegralNumber() ? value.asLong() : value;
  }
}
