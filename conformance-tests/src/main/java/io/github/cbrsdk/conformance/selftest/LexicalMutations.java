package io.github.cbrsdk.conformance.selftest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drifts of the body as JSON text. */
final class LexicalMutations {
  private static final Map<String, Function<String, byte[]>> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put("text behind the value", text -> (text + " trailing").getBytes(UTF_8));
    BROKEN.put("second value", text -> (text + "{}").getBytes(UTF_8));
    BROKEN.put("broken off", text -> text.substring(0, text.length() - 1).getBytes(UTF_8));
    BROKEN.put("cut in half", text -> text.substring(0, text.length() / 2).getBytes(UTF_8));
    BROKEN.put("comma at the end", text -> text.replaceFirst("}$", ",}").getBytes(UTF_8));
    BROKEN.put("single quotes", text -> text.replace('"', '\'').getBytes(UTF_8));
    BROKEN.put("comment", text -> ("/* comment */" + text).getBytes(UTF_8));
    BROKEN.put("byte order mark", text -> ('\uFEFF' + text).getBytes(UTF_8));
    BROKEN.put("UTF-16", text -> text.getBytes(UTF_16));
    BROKEN.put("Latin-1", text -> text.replaceFirst("\":", "\u00E9\":").getBytes(ISO_8859_1));
    BROKEN.put("HTML", text -> "<html><body>Bad Gateway</body></html>".getBytes(UTF_8));
    BROKEN.put("blanks only", text -> " \n".getBytes(UTF_8));
    BROKEN.put("NaN", text -> "NaN".getBytes(UTF_8));
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LexicalMutations() {}

  static Stream<Mutation> of(SampleExchange sample) {
    byte[] body = sample.bytes();
    if (body == null) {
      return Stream.empty();
    }
    String text = new String(body, UTF_8);
    return Stream.concat(
        BROKEN.entrySet().stream()
            // A body without members cannot be broken in all of these ways.
            .filter(broken -> !Arrays.equals(broken.getValue().apply(text), body))
            .map(
                broken ->
                    Mutation.ofResponse(
                        Rule.JSON_MALFORMED,
                        broken.getKey(),
                        sample,
                        () -> sample.with(broken.getValue().apply(text)))),
        sample.sites().stream().flatMap(site -> inside(sample, site)));
  }

  private static Stream<Mutation> inside(SampleExchange sample, ValueLocation site) {
    if (site.isObject()) {
      return MemberNameMatch.of(site.value()).stream()
          .sorted()
          .map(name -> twice(sample, site, name));
    }
    boolean integer =
        site.value().isIntegralNumber()
            && site.allows(JsonType.INTEGER)
            && !site.allows(JsonType.NUMBER);
    return integer
        ? Stream.of(number(sample, site, ".0"), number(sample, site, "e0"))
        : Stream.empty();
  }

  private static Mutation twice(SampleExchange sample, ValueLocation site, String name) {
    return Mutation.of(
        Rule.JSON_DUPLICATE_MEMBER,
        "member twice",
        sample,
        site.pointer(name),
        () ->
            sample.withObject(
                site,
                object -> {
                  String value = object.get(name).toString();
                  object.set(name, raw(value + "," + NODES.textNode(name) + ":" + value));
                  return object;
                }));
  }

  private static Mutation number(SampleExchange sample, ValueLocation site, String ending) {
    return Mutation.of(
        Rule.NUMBER_FORM,
        "integer with " + (ending.equals(".0") ? "a fraction" : "an exponent"),
        sample,
        site.pointer(),
        () -> sample.withValue(site, raw(site.value().asText() + ending)));
  }

  private static JsonNode raw(String text) {
    return NODES.rawValueNode(new RawValue(text));
  }
}
