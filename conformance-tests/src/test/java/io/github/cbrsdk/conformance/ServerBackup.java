package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recording of a server's backup as the seed's edition shows it, and ways of spoiling it. */
final class ServerBackup {
  static final String EDITION = "huawei-my-2022-08";
  static final Contract CONTRACT = Contract.bundled();
  static final Conformance CONFORMANCE = Conformance.of(CONTRACT).edition(EDITION);
  static final String TOKEN = "MIIQtokenthatnobodyknows0123456789";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode RECORDING = read(EDITION + "/server-with-one-disk.json");

  private ServerBackup() {}

  static JsonNode read(String recording) {
    try (InputStream in = ServerBackup.class.getResourceAsStream("recordings/" + recording)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its body, to be changed. */
  static ObjectNode body() {
    return RECORDING.at("/response/jsonBody").deepCopy();
  }

  /** The object at a place of its body, to be changed. */
  static ObjectNode at(JsonNode body, String pointer) {
    return (ObjectNode) body.at(JsonPointer.compile(pointer));
  }

  /** The whole exchange with a changed body. */
  static Exchange with(Consumer<ObjectNode> change) {
    ObjectNode body = body();
    change.accept(body);
    return answer(200, body.toString());
  }

  /** The whole exchange with the backup itself changed. */
  static Exchange withBackup(Consumer<ObjectNode> change) {
    return with(body -> change.accept(at(body, "/backup")));
  }

  static Exchange answer(int status, @Nullable String body) {
    return answer(status, "application/json", body == null ? null : body.getBytes(UTF_8));
  }

  static Exchange answer(int status, @Nullable String contentType, byte @Nullable [] body) {
    List<Headers.Header> headers = new ArrayList<>();
    if (contentType != null) {
      headers.add(new Headers.Header("Content-Type", contentType));
    }
    return new Exchange("test", null, request(), new Response(status, Headers.of(headers), body));
  }

  static Request request() {
    return new Request(
        "GET",
        "https://cbr.example.com" + RECORDING.at("/request/urlPath").asText(),
        Headers.of("X-Auth-Token", TOKEN));
  }

  /** A body of which nothing else is known. */
  static Exchange bodyOnly(String body) {
    return new Exchange(
        "test", null, null, new Response(null, Headers.none(), body.getBytes(UTF_8)));
  }

  /** What drifts from the edition, as "rule pointer". */
  static List<String> drifts(Exchange exchange) {
    return drifts(CONFORMANCE, exchange);
  }

  static List<String> drifts(Conformance conformance, Exchange exchange) {
    return conformance.check(exchange).drifts(EDITION).stream()
        .map(drift -> drift.rule().id() + " " + drift.pointer())
        .toList();
  }

  /** The only drift from the edition. */
  static Drift drift(Exchange exchange) {
    List<Drift> drifts = CONFORMANCE.check(exchange).drifts(EDITION);
    if (drifts.size() != 1) {
      throw new AssertionError("One drift was expected: " + drifts);
    }
    return drifts.get(0);
  }

  static Result check(Exchange... exchanges) {
    return check(CONFORMANCE, List.of(exchanges));
  }

  static Result check(Conformance conformance, List<Exchange> exchanges) {
    return conformance.check(consumer -> exchanges.forEach(consumer));
  }
}
