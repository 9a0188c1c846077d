package io.github.cbrsdk.conformance.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.record.MappingWriter.BodyForm;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes exchanges as WireMock mappings without credentials, in which ids, names, texts and numbers
 * are replaced by pseudonyms. The mappings are written to a temporary folder, searched for secrets,
 * and then moved. After a failure, or when the process is stopped, no file is left.
 */
public final class Recorder implements AutoCloseable {
  private final EffectiveContract contract;
  private final Path folder;
  private final Path aside;
  private final MappingWriter mappings;
  private final Redaction secrets;
  private final Set<String> names;
  private final ExchangeRedaction redaction;
  private final List<Path> written = new ArrayList<>();

  /**
   * @param folder the target folder, empty or missing
   * @param metadata metadata of each recording, besides the time of recording
   * @param secrets secrets that no file may contain; those of the exchanges are added
   * @param names names of the user that no file may contain
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
    this.mappings = new MappingWriter(metadata);
    this.secrets = secrets;
    this.names = names;
    this.redaction = new ExchangeRedaction(contract);
    Path parent = Objects.requireNonNull(this.folder.getParent());
    Files.createDirectories(parent);
    this.aside = Files.createTempDirectory(parent, ".recording-");
    aside.toFile().deleteOnExit();
  }

  /**
   * Writes one exchange of an operation of the contract.
   *
   * @return the name of its file, or null if the body is not JSON
   */
  public @Nullable String write(Exchange exchange) throws IOException {
    Request request = Objects.requireNonNull(exchange.request());
    Operation operation = contract.operation(request.method(), request.url()).orElseThrow();
    secrets.addFrom(exchange);
    Exchange redacted;
    try {
      redacted = redaction.apply(exchange, request, operation);
    } catch (JsonProcessingException e) {
      return null;
    }
    String name =
        "%s-%d-%s.json"
            .formatted(
                // An operation without an id is named by its path.
                operation.id().replaceAll("[^A-Za-z0-9._-]+", "-"),
                written.size() + 1,
                exchange.response().status());
    Path file = aside.resolve(name);
    file.toFile().deleteOnExit();
    written.add(file);
    for (BodyForm form : BodyForm.values()) {
      Files.writeString(
          file, mappings.write(redacted, Objects.requireNonNull(redacted.request()), form));
      if (read(file)
          .filter(each -> Arrays.equals(each.response().body(), redacted.response().body()))
          .isPresent()) {
        return name;
      }
    }
    throw new IllegalStateException("A recording cannot be read back");
  }

  private static Optional<Exchange> read(Path file) {
    List<Exchange> read = new ArrayList<>();
    try {
      Recordings.at(file).forEach(read::add);
    } catch (SourceException e) {
      return Optional.empty();
    }
    return read.size() == 1 ? Optional.of(read.get(0)) : Optional.empty();
  }

  /**
   * Searches all files for secrets and for replaced values, and moves them to the target folder.
   *
   * @throws LeakException if one is found; then no file is kept
   */
  public void keep() throws IOException {
    Set<String> forbidden = new HashSet<>(names);
    forbidden.addAll(redaction.pseudonyms().originals());
    LeakScan scan =
        new LeakScan(
            secrets, forbidden, contract.documents().toString(), redaction.pseudonyms()::isGiven);
    for (Path file : written) {
      Optional<String> leak = scan.find(Files.readString(file), read(file).orElseThrow());
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
