package io.github.cbrsdk.conformance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One run of the command line with any bytes in one of its files: it ends with a documented status,
 * and is not green for what a strict reader of JSON refuses, nor greener than one of the reports
 * that it merges. Jazzer starts here too.
 */
public final class CheckFuzzTarget {
  /** The files that a run reads; the first byte of an input chooses one. */
  enum Input {
    RECORDING,
    BODY,
    OVERLAY,
    BASELINE,
    REPORT
  }

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Path FOLDER = folder();
  private static final Path DRIFTED = FOLDER.resolve("drifted.json");
  private static final Path REPORT = FOLDER.resolve("report");
  private static final Path BASELINE = FOLDER.resolve("baseline.yaml");

  static {
    write(
        DRIFTED,
        recorded()
            .replaceAll("\"resource_size\": *\\d+", "\"resource_size\": \"x\"")
            .getBytes(UTF_8));
    run(
        "check",
        "--recordings",
        DRIFTED,
        "--edition",
        "any",
        "--report-dir",
        REPORT,
        "--write-baseline",
        BASELINE,
        "--accept-reason",
        "known");
  }

  private CheckFuzzTarget() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("check-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String recorded() {
    try (InputStream in =
        Conformance.class.getResourceAsStream("recordings/any/server-as-on-the-wire.json")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inputs to start from, each with the byte that chooses what it is. */
  static List<byte[]> seeds() throws IOException {
    JsonNode mapping = STRICT.readTree(recorded());
    String body = mapping.at("/response/jsonBody").toString();
    String url = "https://cbr.example.com" + mapping.at("/request/urlPath").asText();
    String har =
        STRICT.writeValueAsString(
            Map.of(
                "log",
                Map.of(
                    "version",
                    "1.2",
                    "entries",
                    List.of(
                        Map.of(
                            "request",
                            Map.of("method", "GET", "url", url, "headers", List.of()),
                            "response",
                            Map.of(
                                "status",
                                200,
                                "headers",
                                List.of(
                                    Map.of("name", "Content-Type", "value", "application/json")),
                                "content",
                                Map.of("mimeType", "application/json", "text", body)))))));
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(seed(Input.RECORDING, recorded().getBytes(UTF_8)));
    seeds.add(seed(Input.RECORDING, har.getBytes(UTF_8)));
    seeds.add(seed(Input.BODY, body.getBytes(UTF_8)));
    seeds.add(seed(Input.BASELINE, Files.readAllBytes(BASELINE)));
    seeds.add(seed(Input.REPORT, Files.readAllBytes(REPORT.resolve("report.json"))));
    seeds.add(
        seed(
            Input.OVERLAY,
            """
            overlay: 1.0.0
            info: {title: t, version: '1'}
            x-contract-edition: {name: other, base: otc-2024-09, cloud: c, published: '2027-01-31'}
            extends: ../cbr.yaml
            actions:
              - target: $.components.schemas.ResourceType
                description: The table names one more.
                update: {enum: [OS::Workspace::DesktopV2]}
            """
                .getBytes(UTF_8)));
    return seeds;
  }

  private static byte[] seed(Input input, byte[] file) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(input.ordinal());
    all.writeBytes(file);
    return all.toByteArray();
  }

  /** Writes the inputs to start from into a folder, for Jazzer. */
  public static void main(String[] folder) throws IOException {
    Path corpus = Files.createDirectories(Path.of(folder[0]));
    int number = 0;
    for (byte[] seed : seeds()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    System.exit(0);
  }

  /**
   * Called by Jazzer once: what is loaded for the first time would count against the first input.
   */
  public static void fuzzerInitialize() throws IOException {
    seeds().forEach(CheckFuzzTarget::check);
  }

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length > 0) {
      check(bytes);
    }
  }

  /** Makes the run, and says what was read and with which status it ended. */
  static String check(byte[] bytes) {
    Input input = Input.values()[Math.floorMod(bytes[0], Input.values().length)];
    byte[] file = Arrays.copyOfRange(bytes, 1, bytes.length);
    int status =
        switch (input) {
          case RECORDING, BODY -> recording(file);
          case OVERLAY -> {
            Path overlay = write(FOLDER.resolve("overlay.yaml"), file);
            yield run("check", "--recordings", DRIFTED, "--edition", overlay, "--quiet");
          }
          case BASELINE -> {
            Path baseline = write(FOLDER.resolve("other-baseline.yaml"), file);
            yield run(
                "check",
                "--recordings",
                DRIFTED,
                "--edition",
                "any",
                "--baseline",
                baseline,
                "--quiet");
          }
          case REPORT -> report(file);
        };
    return input + " " + status;
  }

  private static int recording(byte[] file) {
    Path recording = write(FOLDER.resolve("recording.json"), file);
    int status = run("check", "--recordings", recording, "--edition", "any", "--quiet");
    if (status == 4) {
      throw new AssertionError("What was recorded is not a fault of the check");
    }
    if (status == 0 && strict(file) == null) {
      throw new AssertionError("Green, though a strict reader refuses it");
    }
    return status;
  }

  private static int report(byte[] file) {
    Path other = FOLDER.resolve("other");
    write(other.resolve("report.json"), file);
    int both = run("merge", REPORT, other, "--quiet");
    if (both == 0) {
      throw new AssertionError("Greener than the report that has drifted");
    }
    int alone = run("merge", other, "--quiet");
    JsonNode report = strict(file);
    if (alone == 0 && (report == null || hasBreaking(report))) {
      throw new AssertionError("Greener than the findings of the report");
    }
    return alone;
  }

  private static boolean hasBreaking(JsonNode report) {
    for (JsonNode finding : report.path("findings")) {
      if (finding.path("impact").asText().equals("breaking") && !finding.has("accepted")) {
        return true;
      }
    }
    return false;
  }

  /** The tree of a file, or null if a strict reader refuses it. */
  private static JsonNode strict(byte[] file) {
    try {
      return STRICT.readTree(file);
    } catch (IOException e) {
      return null;
    }
  }

  private static int run(Object... args) {
    StringWriter out = new StringWriter();
    int status =
        Main.run(
            Arrays.stream(args).map(Object::toString).toArray(String[]::new),
            new PrintWriter(out),
            new PrintWriter(out),
            Map.of(),
            false);
    if (status < 0 || status > 4 || out.toString().contains("\tat ")) {
      throw new AssertionError("Status " + status + ": " + out);
    }
    return status;
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
