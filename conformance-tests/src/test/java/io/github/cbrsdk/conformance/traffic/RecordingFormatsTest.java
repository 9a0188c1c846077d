package io.github.cbrsdk.conformance.traffic;

import static io.github.cbrsdk.conformance.traffic.SampleTraffic.BODY;
import static io.github.cbrsdk.conformance.traffic.SampleTraffic.JSON;
import static io.github.cbrsdk.conformance.traffic.SampleTraffic.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same exchanges have the same findings, in any format. */
class RecordingFormatsTest {
  private static final String URL = "https://cbr.example.com" + PATH;
  private static final String SECRET = "canary-7d1f";

  @TempDir Path folder;

  /** A GET of a backup and its response. */
  private record Sample(String url, int status, String type, String body, boolean gzip) {
    byte[] bytes() {
      return gzip ? gzipped(body) : body.getBytes(UTF_8);
    }

    Map<String, String> headers() {
      Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", type));
      if (gzip) {
        headers.put("Content-Encoding", "gzip");
      }
      return headers;
    }

    String base64() {
      return Base64.getEncoder().encodeToString(bytes());
    }
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Sample sample(String body) {
    return new Sample(URL, 200, "application/json", body, false);
  }

  private static List<Sample> samples() {
    String drifted = BODY.replaceFirst("\"resource_size\":[0-9]+", "\"resource_size\":\"x\"");
    return List.of(
        sample(BODY),
        sample(drifted),
        new Sample(URL, 200, "application/json", drifted.replace("\"backup\"", "\"ba\""), true),
        new Sample(URL, 200, "text/html", BODY, false),
        new Sample(URL, 418, "application/json", "{\"x\": \"Zürich \uD83D\uDE00\"}", false),
        new Sample("https://www.example.com/other", 200, "text/html", "<p>", false),
        sample(BODY.replaceFirst("\\{", "{\"a\": 1.50e2, \"a\": 2, ")));
  }

  /** Writers of the formats, each as its tool writes it. */
  private enum Format {
    MESSAGES("a.ndjson") {
      @Override
      byte[] write(List<Sample> samples) {
        StringBuilder lines = new StringBuilder();
        for (Sample each : samples) {
          ObjectNode line = JSON.createObjectNode();
          request(line.putObject("request"), "url", each);
          ObjectNode response = line.putObject("response").put("status", each.status);
          each.headers().forEach(response.putObject("headers")::put);
          response.put("body", each.body);
          lines.append(line.put("timestamp", "2026-01-02T03:04:05Z")).append('\n');
        }
        return lines.toString().getBytes(UTF_8);
      }
    },
    KONG("kong.log") {
      @Override
      byte[] write(List<Sample> samples) throws IOException {
        return new String(MESSAGES.write(samples), UTF_8)
            .replaceAll(
                "\"timestamp\":\"[^\"]*\"",
                "\"started_at\":1767323045678,\"latencies\":{\"kong\":1},\"client_ip\":\"10.0.0.1\"")
            .getBytes(UTF_8);
      }
    },
    ACCESS_LOG("access.log") {
      @Override
      byte[] write(List<Sample> samples) {
        StringBuilder lines = new StringBuilder();
        for (Sample each : samples) {
          ObjectNode line = JSON.createObjectNode().put("remote_addr", "10.0.0.1");
          String path = each.url.substring(each.url.indexOf('/', 8));
          line.put("request", "GET " + path + " HTTP/1.1").put("status", "" + each.status);
          line.put("host", each.url.substring(8, each.url.indexOf('/', 8)));
          each.headers().forEach(line.putObject("response_headers")::put);
          lines.append(line.put("response_body", each.body)).append('\n');
        }
        return lines.toString().getBytes(UTF_8);
      }
    },
    NEWMAN("newman.json") {
      @Override
      byte[] write(List<Sample> samples) {
        ObjectNode report = JSON.createObjectNode();
        report.putObject("collection").putObject("info").put("name", "backups");
        ArrayNode executions = report.putObject("run").putArray("executions");
        for (Sample each : samples) {
          ObjectNode entry = executions.addObject();
          ObjectNode request = entry.putObject("request").put("method", "GET");
          String[] parts = each.url.substring(8).split("/", 2);
          ObjectNode url = request.putObject("url").put("protocol", "https");
          url.putArray("host").addAll(texts(parts[0].split("\\.")));
          url.putArray("path").addAll(texts(parts[1].split("/")));
          request.putArray("header").addObject().put("key", "X-Auth-Token").put("value", SECRET);
          ObjectNode response = entry.putObject("response").put("code", each.status);
          ArrayNode headers = response.putArray("header");
          each.headers().forEach((k, v) -> headers.addObject().put("key", k).put("value", v));
          ArrayNode data = response.putObject("stream").put("type", "Buffer").putArray("data");
          for (byte b : each.bytes()) {
            data.add(b & 0xff);
          }
        }
        return report.toString().getBytes(UTF_8);
      }
    },
    VCR("vcr.yml") {
      @Override
      byte[] write(List<Sample> samples) {
        StringBuilder yaml = new StringBuilder("---\nhttp_interactions:\n");
        for (Sample each : samples) {
          yaml.append("- request:\n    method: get\n    uri: ").append(each.url);
          yaml.append("\n    body:\n      encoding: US-ASCII\n      string: ''\n");
          yaml.append("    headers:\n      X-Auth-Token:\n      - ").append(SECRET);
          yaml.append("\n  response:\n    status:\n      code: ").append(each.status);
          yaml.append("\n      message: OK\n    headers:\n");
          each.headers().forEach((k, v) -> yaml.append("      %s:\n      - %s\n".formatted(k, v)));
          yaml.append("    body:\n      encoding: UTF-8\n      base64_string: |\n");
          yaml.append(each.base64().replaceAll("(.{1,60})", "        $1\n"));
          yaml.append("    http_version: \n  recorded_at: Tue, 01 Nov 2022 04:58:44 GMT\n");
        }
        return yaml.append("recorded_with: VCR 6.1.0\n").toString().getBytes(UTF_8);
      }
    },
    VCRPY("vcrpy.yaml") {
      @Override
      byte[] write(List<Sample> samples) {
        StringBuilder yaml = new StringBuilder("interactions:\n");
        for (Sample each : samples) {
          yaml.append("- request:\n    body: null\n    headers: &h\n      X-Auth-Token:\n      - ");
          yaml.append(SECRET).append("\n    method: GET\n    uri: ").append(each.url);
          yaml.append("\n  response:\n    body:\n      string: ");
          yaml.append(
              each.gzip
                  ? "!!binary |\n        " + each.base64()
                  : "'" + each.body.replace("'", "''") + "'");
          yaml.append("\n    headers:\n");
          each.headers().forEach((k, v) -> yaml.append("      %s:\n      - %s\n".formatted(k, v)));
          yaml.append("    status:\n      code: %d\n      message: OK\n".formatted(each.status));
        }
        return yaml.append("unused: *h\nversion: 1\n").toString().getBytes(UTF_8);
      }
    },
    VCRPY_JSON("vcrpy.json") {
      @Override
      byte[] write(List<Sample> samples) throws IOException {
        return YamlAsJson.convert(VCRPY.write(samples));
      }
    },
    POLLY("recording.har") {
      @Override
      byte[] write(List<Sample> samples) {
        ObjectNode har = har(samples);
        ((ObjectNode) har.get("log")).put("_recordingName", "backups");
        for (int i = 0; i < samples.size(); i++) {
          Sample each = samples.get(i);
          ObjectNode content = (ObjectNode) har.at("/log/entries/" + i + "/response/content");
          if (each.gzip) {
            byte[] all = each.bytes();
            ArrayNode chunks = JSON.createArrayNode();
            chunks.add(Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(all, 10)));
            chunks.add(
                Base64.getEncoder()
                    .encodeToString(java.util.Arrays.copyOfRange(all, 10, all.length)));
            content.put("encoding", "base64").put("text", chunks.toString());
          }
        }
        return har.toString().getBytes(UTF_8);
      }
    },
    OLD_POLLY("recording.har") {
      @Override
      byte[] write(List<Sample> samples) {
        ObjectNode har = har(samples);
        for (int i = 0; i < samples.size(); i++) {
          String hex = java.util.HexFormat.of().formatHex(samples.get(i).bytes());
          ObjectNode content = (ObjectNode) har.at("/log/entries/" + i + "/response/content");
          content.put("_isBinary", true).put("text", hex);
          if (samples.get(i).gzip) {
            content.put("text", "[\"" + hex + "\"]").remove("_isBinary");
          }
        }
        return har.toString().getBytes(UTF_8);
      }
    },
    HOVERFLY("simulation.json") {
      @Override
      byte[] write(List<Sample> samples) {
        ObjectNode simulation = JSON.createObjectNode();
        ArrayNode pairs = simulation.putObject("data").putArray("pairs");
        for (Sample each : samples) {
          ObjectNode pair = pairs.addObject();
          ObjectNode request = pair.putObject("request");
          String[] parts = each.url.substring(8).split("/", 2);
          exact(request, "path", "/" + parts[1]);
          exact(request, "method", "GET");
          exact(request, "destination", parts[0]);
          exact(request, "scheme", "https");
          ObjectNode response = pair.putObject("response").put("status", each.status);
          response.put("body", each.gzip ? each.base64() : each.body);
          response.put("encodedBody", each.gzip).put("templated", false);
          ObjectNode headers = response.putObject("headers");
          each.headers().forEach((k, v) -> headers.putArray(k).add(v));
        }
        simulation.putObject("meta").put("schemaVersion", "v5");
        return simulation.toString().getBytes(UTF_8);
      }
    },
    PLAYWRIGHT_HAR("har.zip") {
      @Override
      byte[] write(List<Sample> samples) throws IOException {
        Map<String, byte[]> members = new TreeMap<>();
        members.put("har.har", attached(samples, "_file", "", members).toString().getBytes(UTF_8));
        return zip(members);
      }
    },
    PLAYWRIGHT_TRACE("trace.zip") {
      @Override
      byte[] write(List<Sample> samples) throws IOException {
        Map<String, byte[]> members = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        for (JsonNode entry :
            attached(samples, "_sha1", "resources/", members).at("/log/entries")) {
          ObjectNode line = JSON.createObjectNode().put("type", "resource-snapshot");
          line.set("snapshot", entry);
          lines.append(line).append('\n');
        }
        members.put("trace.network", lines.toString().getBytes(UTF_8));
        members.put("trace.trace", "{\"type\":\"context-options\"}\n".getBytes(UTF_8));
        return zip(members);
      }
    };

    private final String file;

    Format(String file) {
      this.file = file;
    }

    abstract byte[] write(List<Sample> samples) throws IOException;

    private static void exact(ObjectNode request, String name, String value) {
      request.putArray(name).addObject().put("matcher", "exact").put("value", value);
    }

    private static List<JsonNode> texts(String... texts) {
      List<JsonNode> nodes = new ArrayList<>();
      for (String text : texts) {
        nodes.add(JSON.getNodeFactory().textNode(text));
      }
      return nodes;
    }
  }

  private static void request(ObjectNode request, String url, Sample sample) {
    request.put("method", "GET").put(url, sample.url);
    request.putObject("headers").put("X-Auth-Token", SECRET);
  }

  private static ObjectNode har(List<Sample> samples) {
    ObjectNode har = JSON.createObjectNode();
    ArrayNode entries = har.putObject("log").putArray("entries");
    for (Sample each : samples) {
      ObjectNode entry = SampleTraffic.entryAt(each.url);
      ((ObjectNode) entry.at("/request/headers/0")).put("value", SECRET);
      ObjectNode response = (ObjectNode) entry.get("response");
      response.put("status", each.status);
      ArrayNode headers = response.putArray("headers");
      each.headers().forEach((k, v) -> headers.addObject().put("name", k).put("value", v));
      response.putObject("content").put("mimeType", each.type).put("text", each.body);
      entries.add(entry);
    }
    return har;
  }

  private static ObjectNode attached(
      List<Sample> samples, String member, String folder, Map<String, byte[]> members) {
    ObjectNode har = har(samples);
    for (int i = 0; i < samples.size(); i++) {
      String name = "%040x.json".formatted(i);
      members.put(folder + name, samples.get(i).bytes());
      ObjectNode content = (ObjectNode) har.at("/log/entries/" + i + "/response/content");
      content.put(member, name).put("size", 10).remove("text");
    }
    return har;
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private Result check(String name, byte[] content) throws IOException {
    return SampleTraffic.check(Files.write(folder.resolve(name), content));
  }

  /** All findings of all exchanges, without the names of the exchanges. */
  private List<String> findings(String name, byte[] content) throws IOException {
    List<String> findings = new ArrayList<>();
    Path file = Files.write(folder.resolve(name), content);
    Result result =
        SampleTraffic.check(
            file,
            each ->
                findings.add(
                    each.exchange().omission()
                        + " "
                        + each.drifts(SampleTraffic.EDITION).stream()
                            .map(Object::toString)
                            .toList()));
    findings.add(SampleTraffic.told(result));
    return findings;
  }

  @ParameterizedTest
  @EnumSource
  void findTheSameAsInAHar(Format format) throws IOException {
    List<String> expected = findings("a.har", har(samples()).toString().getBytes(UTF_8));

    assertThat(expected).hasSize(samples().size() + 1);
    assertThat(findings(format.file, format.write(samples()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void neverCrashNorTurnGreenByDamage(Format format) throws IOException {
    byte[] whole = format.write(samples().subList(1, 2));
    assertThat(check(format.file, whole).verdict()).isEqualTo(Verdict.DRIFTED);
    Random random = new Random(19);
    for (int i = 0; i < Extent.of(40, 1000); i++) {
      byte[] damaged = java.util.Arrays.copyOf(whole, whole.length - random.nextInt(whole.length));
      if (random.nextBoolean()) {
        damaged = whole.clone();
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(check(format.file, damaged).verdict()).isNotEqualTo(Verdict.CONFORMANT);
      } catch (SourceException e) {
        assertThat(e).hasMessageContaining(format.file).hasMessageNotContaining(SECRET);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverShowASecret(Format format) throws IOException {
    Sample sample =
        new Sample(
            URL + "?access_token=" + SECRET,
            418,
            "application/json; a=" + SECRET,
            "{\"backup\": {\"name\": \"%s\", \"token\": \"%s\"}}".formatted(SECRET, SECRET),
            true);
    Path file = Files.write(folder.resolve(format.file), format.write(List.of(sample)));
    StringWriter out = new StringWriter();
    String[] arguments = {
      "check", "--recordings", file.toString(), "--report-dir", folder.resolve("report").toString()
    };

    Main.run(arguments, new PrintWriter(out), new PrintWriter(out), Map.of(), false);

    assertThat(out.toString()).contains("of 1 checked exchange").doesNotContain(SECRET);
    try (Stream<Path> reports = Files.walk(folder.resolve("report"))) {
      for (Path each : reports.filter(Files::isRegularFile).toList()) {
        assertThat(each).content().doesNotContain(SECRET);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"time_iso8601\":\"2026-01-02T03:04:05+00:00\",\"remote_addr\":\"10.0.0.1\","
            + "\"request\":\"GET PATH HTTP/1.1\",\"status\":\"200\",\"body_bytes_sent\":\"9\"}",
        "{\"request\":{\"method\":\"GET\",\"uri\":\"PATH\",\"url\":\"https://cbr.example.comPATH\","
            + "\"headers\":{}},\"response\":{\"status\":200,\"headers\":{\"a\":\"b\"}},"
            + "\"latencies\":{\"kong\":1},\"started_at\":1767323045678}",
        "{\"data\":{\"pairs\":[{\"request\":{\"path\":[{\"matcher\":\"exact\",\"value\":\"PATH\"}]},"
            + "\"response\":{\"status\":200,\"body\":\"{}\",\"templated\":true,"
            + "\"headers\":{\"a\":[\"b\"]}}}]}}",
        "{\"data\":{\"pairs\":[{\"request\":{\"path\":[{\"matcher\":\"exact\",\"value\":\"PATH\"}]},"
            + "\"response\":{\"status\":200,\"body\":\"\",\"bodyFile\":\"a.json\"}}]}}",
        "{\"run\":{\"executions\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://hPATH\"},"
            + "\"requestError\":{\"code\":\"ECONNREFUSED\"}}]}}",
        "{\"run\":{\"executions\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://hPATH\"},"
            + "\"response\":{\"code\":200,\"header\":[{\"key\":\"a\",\"value\":\"b\"}],"
            + "\"stream\":{\"type\":\"Buffer\",\"data\":[123,999]}}}]}}",
        "{\"http_interactions\":[{\"request\":{\"method\":\"get\",\"uri\":\"https://hPATH\"},"
            + "\"response\":{\"status\":{\"code\":200},\"headers\":{\"a\":[\"b\"]},"
            + "\"body\":{\"encoding\":\"Shift_JIS\",\"string\":\"{\\\"a\\\": \\\"é\\\"}\"}}}]}",
        "{\"http_interactions\":[{\"request\":{},\"response\":{\"status\":{\"code\":200}}}]}"
      })
  void doNotCheckWhatWasNotRecorded(String document) throws IOException {
    Result result = check("a.log", document.replace("PATH", PATH).getBytes(UTF_8));

    assertThat(SampleTraffic.told(result)).startsWith("not-checked 0/1 {");
  }

  /** A simulation may match many requests; they are found in the contract as those of WireMock. */
  @ParameterizedTest
  @ValueSource(strings = {"glob:/v3/*/backups/*", "regex:^/v3/[0-9a-f]{32}/backups/[^/]+$"})
  void findTheOperationOfAPattern(String matcher) throws IOException {
    byte[] exact = Format.HOVERFLY.write(samples().subList(1, 2));
    String[] kind = matcher.split(":", 2);
    String pattern =
        new String(exact, UTF_8)
            .replace(
                "\"exact\",\"value\":\"" + PATH + "\"",
                "\"%s\",\"value\":\"%s\"".formatted(kind[0], kind[1]));

    assertThat(pattern).contains(kind[0]);
    assertThat(check("a.json", pattern.getBytes(UTF_8)).verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void aliasesAndMembersOfABombAreBounded() throws IOException {
    StringBuilder yaml = new StringBuilder("interactions:\n- &a0 [aaaaaaaaaa]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
    }
    assertThatThrownBy(
            () -> check("a.yaml", yaml.append("version: 1\n").toString().getBytes(UTF_8)))
        .hasMessageContaining("aliases repeat too many values here");
    assertThatThrownBy(() -> check("a.yaml", ("interactions: " + "[".repeat(9000)).getBytes(UTF_8)))
        .hasMessageContaining("inside each other are not read");
    assertThatThrownBy(() -> check("a.yaml", "interactions: [{a: *none}]\n".getBytes(UTF_8)))
        .hasMessageContaining("its YAML:1: ");
  }

  @Test
  void bodiesAreTakenFromBesideTheRecordingAlone() throws IOException {
    Files.writeString(folder.resolve("secret.json"), BODY);
    for (String name : List.of("../secret.json", "secret.json", "/etc/hostname", "0".repeat(40))) {
      ObjectNode har = attached(samples().subList(0, 1), "_file", "", new TreeMap<>());
      ((ObjectNode) har.at("/log/entries/0/response/content")).put("_file", name);
      for (String file : List.of("a.zip", "a.har")) {
        byte[] content = har.toString().getBytes(UTF_8);
        Result result =
            check(file, file.equals("a.har") ? content : zip(Map.of("har.har", content)));

        assertThat(SampleTraffic.told(result))
            .isEqualTo("not-checked 0/1 {the file with the body is not beside the recording=1} {}");
      }
    }
  }

  @Test
  void aFolderOfPlaywrightIsReadWithoutItsBodies() throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    byte[] har = attached(samples(), "_file", "", members).toString().getBytes(UTF_8);
    members.put("har.har", har);
    for (Map.Entry<String, byte[]> each : members.entrySet()) {
      Files.write(folder.resolve(each.getKey()), each.getValue());
    }

    assertThat(SampleTraffic.check(folder).exchanges().total()).isEqualTo(samples().size() - 1);
  }
}
