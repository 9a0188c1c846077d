package io.github.cbrsdk.conformance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.cli.Main;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A check within a virtual machine that has checked for a while; the time is that of an exchange.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(CheckBenchmark.EXCHANGES)
public class CheckBenchmark {
  static final int EXCHANGES = 4_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Conformance check = Conformance.of(Contract.bundled());
  private Path har;
  private List<Exchange> exchanges;
  private Function<Exchange, CheckedExchange> oneByOne;
  private Function<Exchange, CheckedExchange> schemaOneByOne;
  private OpenApiInteractionValidator atlassian;
  private Schema networknt;

  @Setup
  public void prepare() throws IOException {
    har = Archive.har(Files.createTempFile("bench", ".har"), EXCHANGES);
    exchanges = Archive.exchanges(EXCHANGES).toList();
    oneByOne = check.oneByOne();
    atlassian =
        OpenApiInteractionValidator.createForInlineApiSpecification(
                Objects.requireNonNull(Contract.bundled().text("cbr.yaml")))
            .build();
    networknt = schema(edition("--dereferenced"));
    Settings schemaAlone = new Settings(EnumSet.of(Layer.SCHEMA), Map.of(), null);
    Contract oneEdition = Contract.of(Map.of("contract.json", edition()), Map.of());
    schemaOneByOne = Check.of(oneEdition, Edition.ANY, schemaAlone).oneByOne();
  }

  /** The contract in the edition of the recording, as other tools read it. */
  private static String edition(String... options) {
    StringWriter text = new StringWriter();
    List<String> contract =
        new ArrayList<>(List.of("contract", "--edition", Archive.EDITION, "--format", "json"));
    contract.addAll(List.of(options));
    PrintWriter out = new PrintWriter(text);
    int status = Main.run(contract.toArray(String[]::new), out, out, Map.of(), false);
    if (status != 0) {
      throw new IllegalStateException(text.toString());
    }
    return text.toString();
  }

  /** The schema of the body. */
  private static Schema schema(String contract) {
    // The whole document, since the schema refers to itself.
    String document = "https://contract.invalid/contract.json";
    String schema =
        document
            + "#/paths/~1v3~1%7Bproject_id%7D~1backups~1%7Bbackup_id%7D/get"
            + "/responses/200/content/application~1json/schema";
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(document, contract)))
        .getSchema(SchemaLocation.of(schema));
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(har);
  }

  /** Reading the file and all layers, on all processors. */
  @Benchmark
  public Result wholeFile() {
    return check.check(Recordings.at(har));
  }

  /** Reading the file and parsing each body into a tree, and nothing else. */
  @Benchmark
  public void readAndParse(Blackhole blackhole) {
    Recordings.at(har)
        .forEach(exchange -> blackhole.consume(JsonReader.read(exchange.response().body())));
  }

  /** All layers, on one processor. */
  @Benchmark
  public void bodies(Blackhole blackhole) {
    exchanges.forEach(exchange -> blackhole.consume(oneByOne.apply(exchange)));
  }

  /** Parsing the same bodies and validating them by one edition, as {@link #bodiesByNetworknt}. */
  @Benchmark
  public void schemaAlone(Blackhole blackhole) {
    exchanges.forEach(exchange -> blackhole.consume(schemaOneByOne.apply(exchange)));
  }

  /** Reading the tokens of the same bodies, and nothing else. */
  @Benchmark
  public void tokens(Blackhole blackhole) throws IOException {
    for (Exchange exchange : exchanges) {
      try (JsonParser tokens = MAPPER.createParser(exchange.response().body())) {
        for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
          blackhole.consume(token);
        }
      }
    }
  }

  /** Parsing the same bodies and validating them against their schema by networknt. */
  @Benchmark
  public void bodiesByNetworknt(Blackhole blackhole) throws IOException {
    for (Exchange exchange : exchanges) {
      blackhole.consume(networknt.validate(MAPPER.readTree(exchange.response().body())));
    }
  }

  /** The Atlassian request validator on the same bodies. */
  @Benchmark
  public void bodiesByAtlassian(Blackhole blackhole) {
    for (Exchange exchange : exchanges) {
      String url = Objects.requireNonNull(exchange.request()).url();
      String path = url.substring(Archive.SERVER.length());
      blackhole.consume(
          atlassian.validateResponse(
              path,
              Method.GET,
              SimpleResponse.Builder.ok()
                  .withContentType("application/json")
                  .withBody(new String(exchange.response().body(), UTF_8))
                  .build()));
    }
  }
}
