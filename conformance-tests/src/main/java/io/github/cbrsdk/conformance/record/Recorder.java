package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes exchanges as WireMock mappings in which ids, names and texts are others of the same form,
 * and credentials are not at all.
 */
public final class Recorder {
  private static final JsonFactory JSON = new JsonFactory();

  private final EffectiveContract contract;
  private final Path folder;
  private final Map<String, String> metadata;
  private final Set<String> secrets;
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final BodyRedaction bodies;
  private final List<Path> written = new ArrayList<>();

  /**
   * @param folder where to write; made if need be
   * @param metadata what to say of each recording, beside when it was recorded
   * @param secrets what must be found nowhere in what was written
   */
  public Recorder(
      EffectiveContract contract, Path folder, Map<String, String> metadata, Set<String> secrets) {
    this.contract = contract;
    this.folder = folder;
    this.metadata = metadata;
    this.secrets = secrets;
    this.bodies = new BodyRedaction(Harmless.by(contract)::mayPass, pseudonyms);
  }

  /**
   * Writes one exchange.
   *
   * @return the file, or null if the body is not JSON, in which nothing can be told apart
   */
  public @Nullable Path write(Exchange exchange) throws IOException {
    Request request = exchange.request();
    Operation operation = request == null ? null : operation(request).orElse(null);
    if (request == null || operation == null) {
      return null;
    }
    operation.path().match(request.url()).orElseThrow().values().forEach(pseudonyms::of);
    byte @Nullable [] body = exchange.response().body();
    try {
      body = body == null ? null : bodies.apply(body);
    } catch (JsonProcessingException e) {
      return null;
    }
    Files.createDirectories(folder);
    Path file =
        folder.resolve(
            "%s-%d-%s.json"
                .formatted(operation.id(), written.size() + 1, exchange.response().status()));
    Files.writeString(file, stub(exchange, request, operation, body));
    written.add(file);
    return file;
  }

  private Optional<Operation> operation(Request request) {
    return contract.operations().stream()
        .filter(operation -> operation.method().equals(request.method()))
        .filter(operation -> operation.path().match(request.url()).isPresent())
        .findFirst();
  }

  private String stub(
      Exchange exchange, Request request, Operation operation, byte @Nullable [] body)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      writeRequest(json, request, operation);
      json.writeObjectFieldStart("response");
      json.writeNumberField("status", Objects.requireNonNull(exchange.response().status()));
      json.writeObjectFieldStart("headers");
      for (Header header : exchange.response().headers().all()) {
        String value = passed(header);
        if (value != null) {
          json.writeStringField(header.name(), value);
        }
      }
      json.writeEndObject();
      if (body != null) {
        json.writeFieldName("jsonBody");
        json.writeRawValue(new String(body, UTF_8));
      }
      json.writeEndObject();
      json.writeObjectFieldStart("metadata");
      json.writeStringField("recorded_at", String.valueOf(exchange.recordedAt()));
      if (exchange.requiredStatus() != null) {
        json.writeNumberField("required_status", exchange.requiredStatus());
      }
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void writeRequest(JsonGenerator json, Request request, Operation operation)
      throws IOException {
    json.writeObjectFieldStart("request");
    json.writeStringField("method", request.method());
    json.writeStringField("urlPath", path(request, operation));
    json.writeObjectFieldStart("headers");
    for (String header : operation.secretHeaders()) {
      if (request.headers().first(header) != null) {
        json.writeObjectFieldStart(header);
        json.writeStringField("matches", ".+");
        json.writeEndObject();
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private String path(Request request, Operation operation) {
    String path = URI.create(request.url()).getRawPath();
    for (String value : operation.path().match(request.url()).orElseThrow().values()) {
      path = path.replace("/" + value, "/" + pseudonyms.of(value));
    }
    return path;
  }

  /** The value of a header as it may be written, or null if it may not. */
  private @Nullable String passed(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    if (name.equals("content-type") || name.equals("retry-after")) {
      return header.value();
    }
    return name.endsWith("request-id") ? pseudonyms.ofIdsIn(header.value()) : null;
  }

  /**
   * Searches everything written for secrets and for what was to be replaced.
   *
   * @throws LeakException if anything is found; then everything written is deleted again
   */
  public void scan() throws IOException {
    Set<String> forbidden = new HashSet<>(secrets);
    // What stands in the contract is public, and may stand in a recording for other reasons.
    pseudonyms.originals().stream()
        .filter(value -> !contract.documents().toString().contains(value))
        .forEach(forbidden::add);
    LeakScan scan = new LeakScan(forbidden);
    for (Path file : written) {
      Optional<String> leak = scan.find(Files.readString(file));
      if (leak.isPresent()) {
        for (Path each : written) {
          Files.deleteIfExists(each);
        }
        throw new LeakException(
            "%s would have held %s. Nothing was kept. Report it to this project."
                .formatted(file.getFileName(), leak.get()));
      }
    }
  }
}
