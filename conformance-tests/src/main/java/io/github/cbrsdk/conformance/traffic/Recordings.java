package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The exchanges in a file or in all files of a folder, in the order of their paths.
 *
 * <p>A file has HARs, HAR entries, WireMock mappings or documents of an {@link EntryFormat}, any
 * number of each, or one response body; a file named .ndjson or .jsonl has one body per line. A
 * cassette may be YAML, and a zip may hold HARs and traces of Playwright. Any file may be gzipped.
 * An exchange that cannot be read gets an {@link Omission} with the reason. A file in another
 * format is an error, or is skipped in a folder.
 */
public final class Recordings implements ExchangeSource {
  private static final int HEAD = 4096;

  private final Path path;
  private final String name;
  private final TrafficFilter filter;

  private Recordings(Path path, String name, TrafficFilter filter) {
    this.path = path;
    this.name = name;
    this.filter = filter;
  }

  /**
   * The recordings at a path, which may be a pipe.
   *
   * @throws SourceException if the path does not exist
   */
  public static Recordings at(Path path) {
    if (!Files.exists(path)) {
      throw new SourceException("There is no file or folder %s. Check the path.".formatted(path));
    }
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path) || Files.isRegularFile(path)) {
      return new Recordings(path, name, TrafficFilter.ALL);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return of(in, name);
    } catch (IOException e) {
      throw new SourceException("%s cannot be read. Check its permissions.".formatted(path), e);
    }
  }

  /**
   * The recordings in a stream, such as the standard input. They are copied to a temporary file
   * until the process ends, since they may be read several times.
   *
   * @param name their name in reports
   * @throws SourceException if they cannot be read
   */
  public static Recordings of(InputStream in, String name) {
    try {
      Path copy = Files.createTempFile("recordings", ".spool");
      copy.toFile().deleteOnExit();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return new Recordings(copy, name, TrafficFilter.ALL);
    } catch (IOException e) {
      throw new SourceException(
          "%s cannot be read or kept: %s. Name a file instead.".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * The same exchanges; those without a method and path of the contract are {@linkplain
   * Omission#skipped() skipped}.
   */
  public Recordings of(EffectiveContract contract) {
    return new Recordings(path, name, filter.withContract(contract));
  }

  /**
   * The same exchanges; those of other hosts are skipped.
   *
   * @param pattern the host, in which {@code *} matches any characters; further calls add hosts
   */
  public Recordings host(String pattern) {
    return new Recordings(path, name, filter.withHost(pattern));
  }

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    if (!Files.isDirectory(path)) {
      RecordingFile file = new RecordingFile(path, name);
      String foreign = read(file, consumer);
      if (!foreign.isEmpty()) {
        throw new SourceException(
            "%s cannot be read: not a recording: it is %s. %s."
                .formatted(file.label(), foreign, ForeignFormat.advice(foreign)));
      }
      return;
    }
    for (RecordingFile file : files()) {
      readOrSkip(file, consumer);
    }
  }

  private void readOrSkip(RecordingFile file, Consumer<Exchange> consumer) {
    String foreign = read(file, consumer);
    if (!foreign.isEmpty()) {
      consumer.accept(
          new Exchange(file.label(), null, null, ExchangeDraft.NO_RESPONSE)
              .without(new Omission("not a recording: " + foreign, true)));
    }
  }

  private List<RecordingFile> files() {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths
          .filter(file -> isVisible(path.relativize(file)) && Files.isRegularFile(file))
          .map(file -> new RecordingFile(file, label(file)))
          .sorted(Comparator.comparing(RecordingFile::label))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new SourceException(
          "The folder %s cannot be read. Check its permissions.".formatted(path), e);
    }
  }

  private static boolean isVisible(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals(RecordingFile.BODY_FILES)
          || (name.startsWith(".") && name.length() > 1)
          || RecordingFile.ATTACHED.matcher(name).matches()) {
        return false;
      }
    }
    return true;
  }

  private String label(Path file) {
    String separator = file.getFileSystem().getSeparator();
    return path.relativize(file).toString().replace(separator, "/");
  }

  /** Reads a file; returns the name of its format if it is not a recording, otherwise "". */
  private String read(RecordingFile file, Consumer<Exchange> consumer) {
    try {
      byte[] head = file.head(HEAD);
      if (!looksLikeJson(head) && !file.isNamedAsLines()) {
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && file.member() == null) {
          return readZip(file, consumer);
        }
        if (YamlAsJson.isCassette(head)) {
          return readYaml(file, consumer);
        }
      }
      RecordingFormat format = format(file, head);
      if (format.foreign().isEmpty()) {
        read(file, format, consumer);
      }
      return format.foreign();
    } catch (SourceException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    } catch (JsonProcessingException e) {
      throw unreadable(file, DocumentReader.message(e), e);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "permission denied", e);
    } catch (IOException e) {
      String why = e.getMessage();
      throw unreadable(file, why == null ? "it breaks off" : why, e);
    }
  }

  private String readZip(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      List<String> members = ZipMember.recordings(zip);
      for (String member : members) {
        String label = file.label() + "/" + member;
        readOrSkip(new RecordingFile(file.path(), label, new ZipMember(zip, member)), consumer);
      }
      return members.isEmpty() ? ForeignFormat.ofText(file.head(2)) : "";
    }
  }

  private String readYaml(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    byte[] json = YamlAsJson.convert(file.readAtMost(RecordingFile.MAX_DOCUMENT));
    try (JsonParser parser = RecordedJson.FACTORY.createParser(json)) {
      if (RecordingFormat.of(parser).entries() == null) {
        return "YAML, and no cassette";
      }
    }
    new DocumentReader(file, true, filter, consumer).read(json);
    return "";
  }

  /** The format of the first document. */
  private static RecordingFormat format(RecordingFile file, byte[] head) throws IOException {
    boolean json = file.isNamedAsLines() || looksLikeJson(head);
    try (JsonParser parser = RecordedJson.FACTORY.createParser(file.open())) {
      RecordingFormat format = RecordingFormat.of(parser);
      if (!format.equals(RecordingFormat.BODY)) {
        return format;
      }
      json |= parser.currentToken() != null;
    } catch (JsonProcessingException e) {
      // The check reports a body that is malformed JSON.
    }
    return new RecordingFormat(null, json ? "" : ForeignFormat.ofText(head));
  }

  private static boolean looksLikeJson(byte[] head) {
    int i = 0;
    while (i < head.length && (head[i] <= ' ')) {
      i++; // White space, and a byte order mark, whose bytes are negative.
    }
    return i < head.length && (head[i] == '{' || head[i] == '[');
  }

  private void read(RecordingFile file, RecordingFormat format, Consumer<Exchange> consumer)
      throws IOException {
    boolean named = file.isNamedAsLines();
    boolean numbered = named || format.equals(RecordingFormat.HAR);
    DocumentReader reader = new DocumentReader(file, numbered, filter, consumer);
    if (format.equals(RecordingFormat.HAR)) {
      try (JsonParser parser = RecordedJson.FACTORY.createParser(file.open())) {
        reader.readArchives(parser);
      }
    } else if (named) {
      new LinesReader(reader).read(file);
    } else if (format.equals(RecordingFormat.BODY)) {
      if (file.isNamed(".har")) {
        throw new SourceException("it is not a HAR file");
      }
      reader.readBody(file.readAtMost(RecordingFile.MAX_BODY));
    } else {
      readDocuments(file, reader);
    }
  }

  private static void readDocuments(RecordingFile file, DocumentReader reader) throws IOException {
    byte[] content = file.head(RecordingFile.MAX_DOCUMENT + 1);
    if (LinesReader.isLines(content)) {
      reader.number();
      new LinesReader(reader).read(file);
      return;
    }
    if (content.length > RecordingFile.MAX_DOCUMENT) {
      throw new SourceException(
          "it is larger than %d MiB, and not one document per line"
              .formatted(RecordingFile.MAX_DOCUMENT >> 20));
    }
    List<byte[]> documents = DocumentReader.split(content);
    if (documents.size() > 1) {
      reader.number();
    }
    for (byte[] document : documents) {
      reader.read(document);
    }
  }

  private static SourceException unreadable(RecordingFile file, String why, Exception cause) {
    return new SourceException(
        "%s cannot be read: %s. Record or export it again.".formatted(file.label(), why), cause);
  }
}
