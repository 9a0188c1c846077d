package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Detects known formats that cannot be checked, so that messages can name them. */
final class ForeignFormat {
  private static final String COLLECTION = "a Postman collection";
  private static final String RUN = "a run of a Postman collection, exported without bodies";

  /** The members of each format; the first format that fits counts. */
  private static final Map<String, Set<String>> BY_MEMBERS = new LinkedHashMap<>();

  /** The start of a file of each format. */
  private static final Map<String, Pattern> BY_TEXT = new LinkedHashMap<>();

  static {
    BY_MEMBERS.put(COLLECTION, Set.of("info", "item[]"));
    BY_MEMBERS.put(RUN, Set.of("results[]", "totalPass"));
    BY_MEMBERS.put("a Postman environment", Set.of("_postman_variable_scope"));
    BY_MEMBERS.put("an Insomnia export", Set.of("_type", "resources[]"));
    BY_MEMBERS.put("a pact", Set.of("consumer", "provider"));
    BY_MEMBERS.put("a cassette of an unknown version", Set.of("interactions[]"));
    BY_MEMBERS.put(
        "a request journal of WireMock", Set.of("requests/request{}", "requests/wasMatched"));
    BY_MEMBERS.put("a recording of nock", Set.of("scope", "method", "path", "response"));
    BY_MEMBERS.put("a list of MockServer expectations", Set.of("httpRequest"));
    BY_MEMBERS.put("a file of mountebank", Set.of("imposters"));
    BY_MEMBERS.put("an imposter of mountebank", Set.of("protocol", "stubs[]"));
    BY_MEMBERS.put("an OpenAPI description", Set.of("openapi", "info"));
    BY_MEMBERS.put("a Swagger description", Set.of("swagger", "info"));
    BY_MEMBERS.put("an OpenAPI Overlay", Set.of("overlay", "actions[]"));
    BY_MEMBERS.put("a log of SARIF", Set.of("runs[]", "version"));
    BY_MEMBERS.put("a report of a check", Set.of("verdict", "findings[]"));
    BY_TEXT.put("a zip archive without a HAR or a trace of Playwright", Pattern.compile("\\APK"));
    BY_TEXT.put("a web page or XML", Pattern.compile("\\A\\s*<"));
    BY_TEXT.put("an OpenAPI document in YAML", Pattern.compile("(?m)^(openapi|swagger|overlay):"));
    BY_TEXT.put("an empty file", Pattern.compile("\\A\\s*\\z"));
  }

  private ForeignFormat() {}

  /** What to do with a file of a format that is not read. */
  static String advice(String format) {
    return format.equals(COLLECTION) || format.equals(RUN)
        ? "Run the collection with newman --reporters json, whose report is read"
        : format.startsWith("neither")
            ? "Export it as HAR, which most tools write, or as another format that is read; the"
                + " README of the check lists them. Record or export it again"
            : "Record or export it again";
  }

  /** The format of a JSON document with these members, or empty if it is unknown. */
  static String ofMembers(Set<String> names) {
    return BY_MEMBERS.entrySet().stream()
        .filter(format -> names.containsAll(format.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** The format of a file that is not JSON, by its first bytes. */
  static String ofText(byte[] head) {
    String text = new String(head, UTF_8);
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return BY_TEXT.entrySet().stream()
        .filter(format -> format.getValue().matcher(start).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("neither JSON nor a known format");
  }
}
