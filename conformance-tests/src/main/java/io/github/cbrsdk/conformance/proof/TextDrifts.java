package io.github.cbrsdk.conformance.proof;

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
final class TextDrifts {
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

  private TextDrifts() {}

  static Stream<Injection> of(Exemplar exemplar) {
    byte[] body = exemplar.bytes();
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
                    Injection.ofResponse(
                        Rule.JSON_MALFORMED,
                        broken.getKey(),
                        exemplar,
                        () -> exemplar.with(broken.getValue().apply(text)))),
        exemplar.sites().stream().flatMap(site -> inside(exemplar, site)));
  }

  private static Stream<Injection> inside(Exemplar exemplar, Site site) {
    if (site.isObject()) {
      return Names.of(site.value()).stream().sorted().map(name -> twice(exemplar, site, name));
    }
    boolean integer =
        site.value().isIntegralNumber()
            && site.allows(JsonType.INTEGER)
            && !site.allows(JsonType.NUMBER);
    return integer
        ? Stream.of(number(exemplar, site, ".0"), number(exemplar, site, "e0"))
        : Stream.empty();
  }

  private static Injection twice(Exemplar exemplar, Site site, String name) {
    return Injection.of(
        Rule.JSON_DUPLICATE_MEMBER,
        "member twice",
        exemplar,
        site.pointer(name),
        () ->
            exemplar.withObject(
                site,
                object -> {
                  String value = object.get(name).toString();
                  object.set(name, raw(value + "," + NODES.textNode(name) + ":" + value));
                  return object;
                }));
  }

  private static Injection number(Exemplar exemplar, Site site, String ending) {
    return Injection.of(
        Rule.NUMBER_FORM,
        "integer with " + (ending.equals(".0") ? "a fraction" : "an exponent"),
        exemplar,
        site.pointer(),
        () -> exemplar.withValue(site, raw(site.value().asText() + ending)));
  }

  private static JsonNode raw(String text) {
    return NODES.rawValueNode(new RawValue(text));
  }
}
