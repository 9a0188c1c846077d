package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts canaries into every part of a response: a recording of it has none of them. */
class CanaryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every canary holds one of these: as a word, as a number. */
  private static final String WORD = "canary";

  private static final String NUMBER = "7493";

  @TempDir Path folder;

  private final Random random = new Random(20_261_128);
  private int serial;

  private String word() {
    serial++;
    return switch (serial % 6) {
      case 0 -> WORD + serial;
      case 1 -> WORD + "_" + serial + ".Of Robin";
      case 2 -> "OS::Nova::" + WORD + serial;
      case 3 -> "BackupService." + WORD + serial;
      case 4 -> "2020-02-05T10:20:30 " + WORD + serial;
      default -> "é\"\\/\u0001" + WORD + serial;
    };
  }

  private BigDecimal number() {
    serial++;
    return new BigDecimal(
        switch (serial % 4) {
          case 0 -> NUMBER + NUMBER + serial;
          case 1 -> "-" + NUMBER + NUMBER + serial + ".5";
          case 2 -> "0." + NUMBER + NUMBER;
          default -> NUMBER + NUMBER + "e12";
        });
  }

  /** Any JSON value of which everything is a canary. */
  private JsonNode canary(int depth) {
    int kind = random.nextInt(depth > 2 ? 2 : 5);
    if (kind == 0) {
      return JSON.getNodeFactory().numberNode(number());
    }
    if (kind < 3) {
      return JSON.getNodeFactory().textNode(word());
    }
    if (kind == 3) {
      ArrayNode array = JSON.createArrayNode();
      array.add(canary(depth + 1)).add(canary(depth + 1));
      return array;
    }
    ObjectNode object = JSON.createObjectNode();
    object.set(word(), canary(depth + 1));
    object.set("status", canary(depth + 1));
    object.set("code", canary(depth + 1));
    object.set("size", canary(depth + 1));
    return object;
  }

  /** The body with a canary at one place: in the place of a value, and as one more member. */
  private void put(ObjectNode parent, String name, List<String> bodies, JsonNode root) {
    JsonNode kept = parent.get(name);
    JsonNode canary = canary(0);
    parent.set(name, canary);
    bodies.add(root.toString());
    parent.set(name, kept);
    String more = word();
    parent.set(more, canary(0));
    bodies.add(root.toString());
    parent.remove(more);
    for (JsonNode child : kept.isArray() ? kept : List.of(kept)) {
      if (child instanceof ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(each -> put(object, each, bodies, root));
      }
    }
  }

  private List<String> bodies(byte[] body) {
    List<String> bodies = new ArrayList<>();
    try {
      ObjectNode holder = JSON.createObjectNode();
      JsonNode root = JSON.readTree(body);
      if (root instanceof ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> put(object, name, bodies, root));
      }
      bodies.add(holder.set("x", canary(0)).toString());
      bodies.add(canary(0).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bodies;
  }

  private Headers headers() {
    return Headers.of(
        List.of(
            new Header(
                "Content-Type", "application/json; charset=" + word() + "; " + word() + "=1"),
            new Header("Content-Type", "application/vnd." + WORD + "+json"),
            new Header("X-" + WORD + "-Request-Id", word()),
            new Header("X-Request-Id", word()),
            new Header("X-Openstack-Request-Id", "req-" + word()),
            new Header("Retry-After", "5; " + word()),
            new Header("Set-Cookie", WORD + "=" + word() + "; path=/" + WORD),
            new Header("Via", word()),
            new Header("X-" + WORD, word())));
  }

  @Test
  void aRecordingHasNoneOfThem() throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      recordings
          .all()
          .forEach(
              each -> {
                Request request = each.request();
                byte[] body = each.response().body();
                if (request != null && body != null && exchanges.size() < Extent.of(500, 1500)) {
                  for (String canaries : bodies(body)) {
                    exchanges.add(
                        new Exchange(
                            WORD,
                            each.recordedAt(),
                            new Request("GET", request.url() + "?x=" + WORD, request.headers()),
                            new Response(
                                each.response().status(), headers(), canaries.getBytes(UTF_8))));
                  }
                }
              });
    }
    Path out = folder.resolve("out");
    try (Recorder recorder =
        new Recorder(
            Contract.bundled().edition(Edition.ANY), out, Map.of(), new Redaction(), Set.of())) {
      for (Exchange exchange : exchanges) {
        assertThat(recorder.write(exchange)).isNotNull();
      }
      recorder.keep();
    }

    assertThat(exchanges).hasSizeGreaterThanOrEqualTo(500);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files)
          .hasSameSizeAs(exchanges)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContainIgnoringCase(WORD)
                      .doesNotContain(NUMBER + NUMBER));
    }
  }
}
