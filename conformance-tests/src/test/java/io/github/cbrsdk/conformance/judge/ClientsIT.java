package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generators of clients read every edition, and what they generate reads its bodies. */
@Tag("nightly")
@Tag("clients")
class ClientsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORDINGS = Path.of("src/main/recordings");

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
    GeneratedClient client =
        generated(
                edition,
                "java",
                "--library=native",
                "--additional-properties=openApiNullable=false",
                "--global-property=models,supportingFiles,modelDocs=false,modelTests=false")
            .compileJava();

    assertReadsEveryBody(edition, client, "org.openapitools.client.model.", "");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void clientForSpringReadsEveryBody(String edition) throws Exception {
    GeneratedClient client =
        generated(
                edition,
                "spring",
                "--additional-properties=openApiNullable=false,useSpringBoot3=true,"
                    + "documentationProvider=none,annotationLibrary=none",
                "--global-property=models,modelDocs=false,modelTests=false")
            .compileJava();

    assertReadsEveryBody(edition, client, "org.openapitools.model.", "");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void clientForKotlinReadsEveryBody(String edition) throws Exception {
    GeneratedClient client =
        generated(
                edition,
                "kotlin",
                "--additional-properties=serializationLibrary=jackson",
                "--global-property=models,modelDocs=false,modelTests=false")
            .compileKotlin();

    assertReadsEveryBody(
        edition,
        client,
        "org.openapitools.client.models.",
        "com.fasterxml.jackson.module.kotlin.KotlinModule$Builder");
  }

  private GeneratedClient generated(String edition, String generator, String... options)
      throws Exception {
    return GeneratedClient.of(document(edition), folder.resolve(generator), generator, options);
  }

  private static void assertReadsEveryBody(
      String edition, GeneratedClient client, String models, String module) throws Exception {
    try (URLClassLoader loader = client.load()) {
      Object mapper = loader.loadClass(ObjectMapper.class.getName()).getConstructor().newInstance();
      if (!module.isEmpty()) {
        Object builder = loader.loadClass(module).getConstructor().newInstance();
        mapper
            .getClass()
            .getMethod("registerModule", loader.loadClass(Module.class.getName()))
            .invoke(mapper, builder.getClass().getMethod("build").invoke(builder));
      }
      Method read = mapper.getClass().getMethod("readValue", String.class, Class.class);
      Method write = mapper.getClass().getMethod("writeValueAsString", Object.class);
      for (Map.Entry<String, JsonNode> body : bodies(edition).entrySet()) {
        Class<?> model = loader.loadClass(models + model(body.getValue()));
        Object value = read.invoke(mapper, body.getValue().toString(), model);
        assertThat(present(JSON.readTree((String) write.invoke(mapper, value))))
            .as(body.getKey())
            .isEqualTo(present(body.getValue()));
      }
    }
  }

  private static String model(JsonNode body) {
    return body.has("backup") ? "ShowBackupResponse" : "ErrorEnvelope";
  }

  @ParameterizedTest
  @MethodSource("editions")
  void clientForFetchReadsEveryBody(String edition) throws Exception {
    Path sources = folder.resolve("fetch");
    GeneratedClient.of(document(edition), sources, "typescript-fetch");
    NodeTool compiler = NodeTool.install("typescript", "5.9.3", "tsc");
    NodeTool.Run compiled =
        compiler.run(
            "--strict",
            "--target",
            "es2020",
            "--lib",
            "es2020,dom",
            "--module",
            "commonjs",
            sources.resolve("index.ts").toString());
    assertThat(compiled.status()).as(compiled.output()).isZero();
    Map<String, JsonNode> bodies = bodies(edition);
    StringBuilder script = new StringBuilder("const client = require('./index.js');\n");
    bodies
        .values()
        .forEach(
            body ->
                script.append(
                    "console.log(JSON.stringify(client.%1$sToJSON(client.%1$sFromJSON(%2$s))));%n"
                        .formatted(model(body), body)));
    NodeTool.Run run =
        NodeTool.node(Files.writeString(sources.resolve("bodies.js"), script).toString());
    assertThat(run.status()).as(run.output()).isZero();
    Iterator<String> written = run.output().lines().iterator();
    for (Map.Entry<String, JsonNode> body : bodies.entrySet()) {
      assertThat(present(JSON.readTree(written.next())))
          .as(body.getKey())
          .isEqualTo(present(body.getValue()));
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
      script.append(
          "// %s%nexport const body%d: components['schemas']['%s'] = %s;%n"
              .formatted(body.getKey(), count++, model(body.getValue()), body.getValue()));
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
