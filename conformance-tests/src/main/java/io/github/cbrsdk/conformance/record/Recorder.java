package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes exchanges as WireMock mappings in which ids, names and texts are others of the same form,
 * and credentials are not at all. They are written aside, and moved to where they are wanted when
 * they were searched for secrets; whatever fails before leaves nothing behind.
 */
public final class Recorder implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final EffectiveContract contract;
  private final Path folder;
  private final Path aside;
  private final Map<String, String> metadata;
  private final Redaction secrets;
  private final Set<String> names;
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final BodyRedaction bodies;
  private final List<Path> written = new ArrayList<>();

  /** How a mapping holds a body. */
  private enum BodyForm {
    /** As it is, for people to read. */
    JSON,
    /** Byte for byte, where it is not one JSON value in UTF-8 and nothing else. */
    BASE64
  }

  /**
   * @param folder where the recordings are to be: empty, or not there
   * @param metadata what to say of each recording, beside when it was recorded
   * @param secrets what must be found nowhere in what was written; what the exchanges bear is added
   * @param names who the secrets are of, which must not be found either
   */
  public Recorder(
      EffectiveContract contract,
      Path folder,
      Map<String, String> metadata,
      Redaction secrets,
      Set<String> names)
      throws IOException {
    this.contract = contract;
    this.folder = folder.toAbsolutePath();
    this.metadata = metadata;
    this.secrets = secrets;
    this.names = names;
    this.bodies = new BodyRedaction(Harmless.by(contract), pseudonyms);
    Path parent = Objects.requireNonNull(this.folder.getParent());
    Files.createDirectories(parent);
    this.aside = Files.createTempDirectory(parent, ".recording-");
  }

  /**
   * Writes one exchange.
   *
   * @return the name of its file, or null if the body is not JSON, in which nothing can be told
   *     apart
   */
  public @Nullable String write(Exchange exchange) throws IOException {
    Request request = exchange.request();
    Operation operation = request == null ? null : contract.operation(request).orElse(null);
    if (request == null || operation == null) {
      return null;
    }
    secrets.addFrom(exchange);
    operation.path().match(request.url()).orElseThrow().values().forEach(pseudonyms::of);
    byte @Nullable [] body = exchange.response().body();
    try {
      body = body == null ? null : bodies.apply(body);
    } catch (JsonProcessingException e) {
      return null;
    }
    String name =
        "%s-%d-%s.json".formatted(operation.id(), written.size() + 1, exchange.response().status());
    Path file = aside.resolve(name);
    written.add(file);
    for (BodyForm form : BodyForm.values()) {
      Files.writeString(file, stub(exchange, request, operation, body, form));
      if (readsBackAs(file, body)) {
        return name;
      }
    }
    throw new IllegalStateException("A recording cannot be read back");
  }

  private static boolean readsBackAs(Path file, byte @Nullable [] body) {
    List<Exchange> read = new ArrayList<>();
    try {
      Recordings.at(file).forEach(read::add);
    } catch (SourceException e) {
      return false;
    }
    return read.size() == 1 && Arrays.equals(read.get(0).response().body(), body);
  }

  private String stub(
      Exchange exchange,
      Request request,
      Operation operation,
      byte @Nullable [] body,
      BodyForm form)
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
      if (body != null && form == BodyForm.JSON) {
        json.writeFieldName("jsonBody");
        json.writeRawValue(new String(body, UTF_8));
      } else if (body != null) {
        json.writeStringField("base64Body", Base64.getEncoder().encodeToString(body));
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
    Map<String, String> ids = new HashMap<>();
    operation
        .path()
        .match(request.url())
        .orElseThrow()
        .forEach((name, id) -> ids.put(name, pseudonyms.of(id)));
    return operation.path().expand(ids);
  }

  /** The value of a header as it may be written, or null if it may not. */
  private @Nullable String passed(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    if (name.equals("content-type") || name.equals("retry-after")) {
      return header.value();
    }
    return name.endsWith("request-id") ? pseudonyms.ofRequestId(header.value()) : null;
  }

  /**
   * Searches everything written for secrets and for what was to be replaced, and moves it to where
   * it is wanted.
   *
   * @throws LeakException if anything is found; then nothing is kept
   */
  public void keep() throws IOException {
    LeakScan scan = new LeakScan(secrets, forbiddenNames(), pseudonyms::isGiven);
    for (Path file : written) {
      Optional<String> leak = scan.find(Files.readString(file));
      if (leak.isPresent()) {
        throw new LeakException(
            "%s would have held %s. Nothing was kept. Report it to this project."
                .formatted(file.getFileName(), leak.get()));
      }
    }
    Files.createDirectories(folder);
    for (Path file : written) {
      Files.move(file, folder.resolve(file.getFileName()));
    }
  }

  /** What stands in the contract is public, and may stand in a recording for other reasons. */
  private Set<String> forbiddenNames() {
    String published = contract.documents().toString().toLowerCase(Locale.ROOT);
    Set<String> forbidden = new HashSet<>(names);
    forbidden.addAll(pseudonyms.originals());
    forbidden.removeIf(value -> published.contains(value.toLowerCase(Locale.ROOT)));
    return forbidden;
  }

  /** Deletes what was not kept. */
  @Override
  public void close() throws IOException {
    if (Files.exists(aside)) {
      try (Stream<Path> files = Files.list(aside)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(aside);
    }
  }
}
