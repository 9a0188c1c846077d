package io.github.cbrsdk.conformance.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleExchanges;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.OpenEnum;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each feature of OpenAPI in a small contract of its own: either the SDK is generated, calls a
 * server and reads what comes, and the check accepts that and notices a drift; or the build stops
 * with a line that says where and what to write instead.
 */
class FeatureMatrixTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "things.yaml";
  private static final Path ROWS =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/project/features.yaml");

  /** Every so many rows by day, since each costs a run of the generator. */
  private static final int BY_DAY = 12;

  @TempDir private static Path folder;
  private static final Map<String, Row> ROW = new LinkedHashMap<>();
  private static List<String> problems = List.of();
  private static HttpServer server;
  private static URLClassLoader loader;
  private static volatile byte[] answer = {};
  private static volatile int status;
  private static volatile String contentType = "";
  private static volatile String request = "";
  private static volatile Map<String, List<String>> headers = Map.of();

  /** A row, and what became of it. */
  private static final class Row {
    private final Map<String, Object> says;
    private final String packageName;
    private String contract = "";
    private @Nullable String stopped;

    Row(Map<String, Object> says, int number) {
      this.says = says;
      this.packageName = "features.f" + number;
    }

    @SuppressWarnings("unchecked")
    <T> T get(String name, T otherwise) {
      return (T) says.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
      return says.containsKey(name);
    }

    String inTheTable() {
      return "| %s | %s |"
          .formatted(
              get("feature", ""), has("stops") ? "the build stops: " + get("stops", "") : "works");
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows() throws IOException {
    return (List<Map<String, Object>>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ROWS));
  }

  @BeforeAll
  static void build() throws Exception {
    List<Map<String, Object>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      ROW.put((String) rows.get(i).get("feature"), new Row(rows.get(i), i));
    }
    ROW.keySet().retainAll(Extent.of(BY_DAY, List.copyOf(ROW.keySet())));
    for (Row row : ROW.values()) {
      row.contract = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(row));
      Path file = Files.createDirectories(folder.resolve(row.packageName)).resolve(FILE);
      Files.writeString(file, row.contract);
      try {
        Generator.generate(
            file,
            folder.resolve("sources").resolve(row.packageName),
            "--model-package=" + row.packageName + ".model",
            "--api-package=" + row.packageName + ".api");
      } catch (ContractException e) {
        row.stopped = e.getMessage();
      }
    }
    Path classes = folder.resolve("classes");
    problems = Generator.compile(folder.resolve("sources"), classes);
    loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, FeatureMatrixTest.class.getClassLoader());
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          request =
              (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
          headers = Map.copyOf(exchange.getRequestHeaders());
          if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
          }
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void close() throws IOException {
    server.stop(0);
    loader.close();
  }

  private static Map<String, Object> document(Row row) {
    Object member = row.get("member", Map.of("type", "string"));
    Map<String, Object> schemas = new LinkedHashMap<>();
    schemas.put(
        "Thing",
        Map.of(
            "type", "object", "required", List.of("value"), "properties", Map.of("value", member)));
    schemas.putAll(row.get("schemas", Map.<String, Object>of()));
    Object thing = row.get("thing", Map.<String, Object>of("$ref", "#/components/schemas/Thing"));
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", "getThing");
    operation.put("tags", List.of("Things"));
    operation.put("summary", "Get */ a thing");
    Map<String, Object> content = new LinkedHashMap<>(Map.of("schema", thing));
    if (row.has("example")) {
      content.put("example", row.says.get("example"));
    }
    operation.put(
        "responses",
        Map.of(
            "200",
            Map.of("description", "A thing.", "content", Map.of("application/json", content))));
    for (String name :
        List.of("operationId", "tags", "parameters", "requestBody", "responses", "deprecated")) {
      if (row.has(name)) {
        operation.put(name, row.says.get(name));
      }
    }
    operation.values().removeIf(Objects::isNull);
    return Map.of(
        "openapi", "3.1.0",
        "info", Map.of("title", "Things", "version", "1"),
        "paths", Map.of(row.get("path", "/things"), Map.of(row.get("method", "get"), operation)),
        "components", Map.of("schemas", schemas));
  }

  @TestFactory
  Stream<DynamicTest> works() {
    return ROW.entrySet().stream()
        .filter(each -> !each.getValue().has("stops"))
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> works(each.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> stops() {
    return ROW.entrySet().stream()
        .filter(each -> each.getValue().has("stops"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(each.getValue().stopped)
                            .matches("(?s)things.yaml:[0-9]+.*")
                            .contains(each.getValue().get("stops", ""))
                            .doesNotContain("\n")));
  }

  @Test
  void theTableStandsInTheReadme() throws IOException {
    List<String> table = new ArrayList<>();
    for (Map<String, Object> row : rows()) {
      table.add(new Row(row, 0).inTheTable());
    }

    assertThat(Files.readString(Path.of("../sdk/README.md"))).contains(String.join("\n", table));
  }

  private static void works(Row row) throws Exception {
    assertThat(row.stopped).isNull();
    assertThat(problems).filteredOn(each -> each.contains(row.packageName + "/")).isEmpty();
    Contract contract = Contract.of(Map.of(FILE, row.contract), Map.of());
    List<SampleExchange> samples =
        SampleExchanges.of(contract.edition("any"), failed -> fail("no sample", failed));
    assertThat(samples).isNotEmpty();
    if (row.has("example")) {
      Object example =
          loader.loadClass(row.packageName + ".model.Thing").getMethod("example").invoke(null);
      assertThat(JSON.readTree(((JsonModel) example).toJson()))
          .isEqualTo(JSON.valueToTree(row.says.get("example")));
    }
    for (SampleExchange sample : samples) {
      byte[] made = Objects.requireNonNullElse(sample.bytes(), new byte[0]);
      readsLossless(row, sample, made);
      if (row.has("body")) {
        readsLossless(row, sample, row.get("body", "").getBytes(UTF_8));
      }
      String drift = row.get("drift", "{\"value\":[[{}]]}");
      byte[] body = row.has("body") ? row.get("body", "").getBytes(UTF_8) : sample.bytes();
      Exchange good = exchange(sample, body);
      Exchange bad =
          drift.equals("none") ? sample.withStatus(299) : exchange(sample, drift.getBytes(UTF_8));
      Conformance check = Conformance.of(contract).edition("any");
      Result conformant = check.check(consumer -> consumer.accept(good));
      assertThat(conformant.verdict())
          .as("%s %s", conformant.findings(), missed(contract))
          .isEqualTo(Verdict.CONFORMANT);
      assertThat(check.check(consumer -> consumer.accept(bad)).verdict())
          .isEqualTo(Verdict.DRIFTED);
    }
  }

  /** What the self-test did not notice. */
  private static List<String> missed(Contract contract) {
    return SelfTest.complete(Check.of(contract, "any"), "any").missed();
  }

  /** With a status that means success where the contract has no other one than default. */
  private static Exchange exchange(SampleExchange sample, byte @Nullable [] body) {
    Exchange made = sample.with(body);
    return new Exchange(
        made.source(),
        null,
        made.request(),
        new Response(status(sample), made.response().headers(), body));
  }

  private static int status(SampleExchange sample) {
    return sample.contract().status().equals("default") ? 200 : sample.status();
  }

  private static void readsLossless(Row row, SampleExchange sample, byte[] body) throws Exception {
    answer = body;
    status = status(sample);
    contentType =
        sample.headers().stream()
            .filter(header -> header.name().equals("Content-Type"))
            .map(header -> header.value())
            .findFirst()
            .orElse("");
    ApiResponse<?> response = call(row);
    assertThat(response.discrepancies()).as(new String(body, UTF_8)).isEmpty();
    if (body.length > 0 && !row.get("method", "get").equals("head")) {
      assertThat(JSON.readTree(response.body().toJson())).isEqualTo(JSON.readTree(body));
      readsEachMember(response.body());
    }
    if (row.has("sends")) {
      assertThat(request).isEqualTo(row.get("sends", ""));
      row.get("headers", Map.<String, Object>of())
          .forEach((name, value) -> assertThat(headers.get(name)).isEqualTo(List.of(value)));
    }
  }

  private static void readsEachMember(JsonModel model) throws Exception {
    for (Method method : model.getClass().getMethods()) {
      boolean accessor =
          method.getParameterCount() == 0
              && method.getDeclaringClass() == model.getClass()
              && !method.getName().equals("modelType");
      if (accessor) {
        try {
          method.invoke(model);
        } catch (java.lang.reflect.InvocationTargetException e) {
          assertThat(e.getCause()).as(method.getName()).isNull();
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static ApiResponse<?> call(Row row) throws Exception {
    List<String> lines =
        Files.readAllLines(
            folder
                .resolve("sources")
                .resolve(row.packageName)
                .resolve("src/main/operations/operations.ndjson"));
    assertThat(lines).hasSize(1);
    JsonNode line = JSON.readTree(lines.get(0));
    Class<?> api = loader.loadClass(line.get("api").asText());
    Method method =
        Stream.of(api.getMethods())
            .filter(each -> each.getName().equals(line.get("method").asText()))
            .findFirst()
            .orElseThrow();
    List<@Nullable Object> given = row.get("call", List.of());
    assertThat(given).hasSameSizeAs(method.getParameterTypes());
    @Nullable Object[] arguments = new @Nullable Object[given.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(method.getParameterTypes()[i], given.get(i));
    }
    try (ApiClient client =
        ApiClient.builder().endpoint("http://127.0.0.1:" + server.getAddress().getPort()).build()) {
      return ((ApiCall<? extends JsonModel>) method.invoke(client.api(api), arguments))
          .executeWithResponse();
    }
  }

  private static @Nullable Object argument(Class<?> type, @Nullable Object given) throws Exception {
    if (given == null || type == List.class) {
      return given;
    }
    String text = given.toString();
    if (OpenEnum.class.isAssignableFrom(type)) {
      return type.getMethod("of", String.class).invoke(null, text);
    } else if (JsonModel.class.isAssignableFrom(type)) {
      return type.getMethod("fromJson", String.class).invoke(null, text);
    } else if (type == Long.class) {
      return Long.valueOf(text);
    } else if (type == Integer.class) {
      return Integer.valueOf(text);
    } else if (type == BigDecimal.class) {
      return new BigDecimal(text);
    } else if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    } else if (type == JsonNode.class) {
      return JSON.readTree(text);
    }
    return given;
  }
}
