package io.github.cbrsdk.conformance.contract;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A response of an operation.
 *
 * @param status as the contract writes it: {@code 200}, {@code 4XX} or {@code default}
 * @param requiredHeaders names of the required headers, each with the location that requires it
 * @param headers the schemas of the declared headers by name, names ignoring case
 * @param content the schema of the body by media type, in lower case; empty if there is no body
 * @param validations the validations of the body and the request
 * @param yaml its description in the contract, which may be a reference
 */
public record ResponseContract(
    String status,
    Map<String, ContractLocation> requiredHeaders,
    Map<String, Schema> headers,
    Map<String, Optional<Schema>> content,
    List<Validation> validations,
    YamlNode yaml) {
  public ResponseContract {
    requiredHeaders = Map.copyOf(requiredHeaders);
    Map<String, Schema> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.putAll(headers);
    headers = Collections.unmodifiableMap(ignoringCase);
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    validations = List.copyOf(validations);
  }

  public ContractLocation location() {
    return yaml.location();
  }

  /** The location of its content, or of the response if it has none. */
  public ContractLocation contentLocation() {
    return yaml.find("content").orElse(yaml).location();
  }

  /** The examples of its bodies. */
  public Stream<YamlNode> examples() {
    return yaml.resolved().entries("content").values().stream()
        .flatMap(
            content ->
                Stream.concat(
                    content.entries("examples").values().stream()
                        .flatMap(example -> example.find("value").stream()),
                    Stream.ofNullable(content.get("example"))));
  }

  /** The media types of JSON in its content, and then the ranges that JSON is in. */
  public List<String> jsonTypes() {
    return content.keySet().stream()
        .filter(MediaRange::mayBeJson)
        .sorted(Comparator.comparing(MediaRange::isRange))
        .toList();
  }

  /** The schemas of its JSON bodies, that of the first media type first. */
  public List<Schema> jsonBodies() {
    return jsonTypes().stream().map(this::schema).flatMap(Stream::ofNullable).distinct().toList();
  }

  /** The schema of the JSON bodies of its first media type, or null if it has none. */
  public @Nullable Schema json() {
    List<String> types = jsonTypes();
    return types.isEmpty() ? null : schema(types.get(0));
  }

  /** The schema of a JSON body of a media type, or null if it has none. */
  public @Nullable Schema json(String mediaType) {
    String kind = jsonKind(mediaType);
    return kind.isEmpty() ? json() : schema(kind);
  }

  private @Nullable Schema schema(@Nullable String key) {
    return key == null ? null : content.getOrDefault(key, Optional.empty()).orElse(null);
  }

  /** The schema of a body that is a text as such, and not JSON; null if it has none. */
  public @Nullable Schema text(String mediaType) {
    return TextBody.schema(content, mediaType);
  }

  /** Tells apart the media types whose bodies have different schemas; empty for most responses. */
  public String jsonKind(String mediaType) {
    if (mediaType.isEmpty() || (content.size() == 1 && MediaRange.isJson(first()))) {
      return "";
    }
    String key = MediaRange.covering(content.keySet(), mediaType);
    boolean isText = !MediaRange.isJson(mediaType); // A range may describe it, but not as JSON.
    return key == null
        ? ""
        : isText
            ? text(mediaType) != null ? "text " + key : MediaRange.isRange(key) ? "text" : ""
            : key;
  }

  private String first() {
    return content.isEmpty() ? "" : content.keySet().iterator().next();
  }
}
