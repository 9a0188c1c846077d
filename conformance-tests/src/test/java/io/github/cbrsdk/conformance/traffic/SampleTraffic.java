package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Recordings of one backup in several formats, and the check that they are for. */
final class SampleTraffic {
  static final String EDITION = "otc-2024-09";
  static final ObjectMapper JSON = new ObjectMapper();
  static final EffectiveContract CONTRACT = Contract.bundled().edition("any");
  static final JsonNode STUB = stub();
  static final String PATH = STUB.at("/request/urlPath").asText();
  static final String BODY = STUB.at("/response/jsonBody").toString();

  private static final Conformance CHECK = Conformance.of(Contract.bundled()).edition(EDITION);

  private SampleTraffic() {}

  private static JsonNode stub() {
    String name = "/io/github/cbrsdk/conformance/recordings/otc-2024-09/server-with-one-disk.json";
    try (InputStream in = SampleTraffic.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A conforming entry of a HAR, as a browser writes it. */
  static ObjectNode entry() {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("startedDateTime", "2026-01-02T03:04:05.678Z").put("time", 12);
    ObjectNode request = entry.putObject("request");
    request.put("method", "GET").put("url", "https://cbr.example.com" + PATH);
    request.put("httpVersion", "h2");
    request.putArray("headers").addObject().put("name", "X-Auth-Token").put("value", "a-token-1");
    ObjectNode response = entry.putObject("response");
    response.put("status", 200).put("httpVersion", "h2");
    response
        .putArray("headers")
        .addObject()
        .put("name", "Content-Type")
        .put("value", "application/json");
    ObjectNode content = response.putObject("content");
    content.put("size", BODY.length()).put("mimeType", "application/json").put("text", BODY);
    response.put("bodySize", BODY.length());
    entry.putObject("timings").put("wait", 1);
    return entry;
  }

  static ObjectNode entry(Consumer<ObjectNode> change) {
    ObjectNode entry = entry();
    change.accept(entry);
    return entry;
  }

  /** The member of an entry at a JSON pointer, to be changed. */
  static ObjectNode at(ObjectNode entry, String pointer) {
    return (ObjectNode) entry.at(pointer);
  }

  static ObjectNode entryAt(String url) {
    return entry(entry -> at(entry, "/request").put("url", url));
  }

  static ObjectNode driftedEntry() {
    return entry(
        entry ->
            at(entry, "/response/content")
                .put(
                    "text",
                    BODY.replaceFirst("\"resource_size\":[0-9]+", "\"resource_size\":\"x\"")));
  }

  static String har(JsonNode... entries) {
    ObjectNode har = JSON.createObjectNode();
    har.putObject("log").put("version", "1.2").putArray("entries").addAll(List.of(entries));
    return har.toString();
  }

  /** What the check says of the recordings of the contract at a path. */
  static Result check(Path path) {
    return check(path, each -> {});
  }

  static Result check(Path path, Consumer<CheckedExchange> each) {
    return CHECK.check(Recordings.at(path).of(CONTRACT), each);
  }

  /** Verdict, counts and reasons in one line. */
  static String told(Result result) {
    return "%s %d/%d %s %s"
        .formatted(
            result.verdict().id(),
            result.exchanges().checked(),
            result.exchanges().total(),
            new java.util.TreeMap<>(result.exchanges().notChecked()),
            new java.util.TreeMap<>(result.exchanges().skipped()));
  }
}
