package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The exchanges in a file or in all files of a folder, in the order of their paths.
 *
 * <p>A file is a HAR, HAR entries one a line, a WireMock mapping, a response body, or such bodies
 * one a line (in a file named .ndjson or .jsonl); any may be gzipped.
 */
public final class Recordings implements ExchangeSource {
  private static final List<String> NAMES = List.of(".json", ".har", ".ndjson", ".jsonl");

  private final Path path;
  private final Predicate<Request> wanted;

  private Recordings(Path path, Predicate<Request> wanted) {
    this.path = path;
    this.wanted = wanted;
  }

  /**
   * The recordings at a path.
   *
   * @throws SourceException if there is nothing
   */
  public static Recordings at(Path path) {
    if (!Files.exists(path)) {
      throw new SourceException("There is no file or folder %s. Check the path.".formatted(path));
    }
    return new Recordings(path, request -> true);
  }

  /**
   * The same exchanges, of which a HAR need hold answers only to those requests: whatever else a
   * browser asked for comes without its answer, which may be of any size and form.
   */
  public Recordings answersTo(Predicate<Request> requests) {
    return new Recordings(path, requests);
  }

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    if (!Files.isDirectory(path)) {
      read(new RecordingFile(path, String.valueOf(path.getFileName())), consumer);
      return;
    }
    for (RecordingFile file : files()) {
      read(file, consumer);
    }
  }

  private List<RecordingFile> files() {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths
          .filter(file -> isVisible(path.relativize(file)) && Files.isRegularFile(file))
          .map(file -> new RecordingFile(file, label(file)))
          .sorted((a, b) -> a.label().compareTo(b.label()))
          .filter(Recordings::isRecording)
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new SourceException(
          "The folder %s cannot be read. Check its permissions.".formatted(path), e);
    }
  }

  private static boolean isVisible(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals(BodyFile.FOLDER) || (name.startsWith(".") && name.length() > 1)) {
        return false;
      }
    }
    return true;
  }

  private String label(Path file) {
    String separator = file.getFileSystem().getSeparator();
    return path.relativize(file).toString().replace(separator, "/");
  }

  /** Folders hold other things too, such as a README: a recording looks like JSON or says so. */
  private static boolean isRecording(RecordingFile file) {
    String name = file.label().toLowerCase(Locale.ROOT);
    if (NAMES.stream().anyMatch(name::endsWith)) {
      return true;
    }
    try (InputStream in = file.open()) {
      int first = in.read();
      while (first == ' ' || first == '\t' || first == '\n' || first == '\r') {
        first = in.read();
      }
      return first == '{' || first == '[';
    } catch (IOException e) {
      return false;
    }
  }

  private void read(RecordingFile file, Consumer<Exchange> consumer) {
    try {
      RecordingFormat format = RecordingFormat.of(file);
      if (format == RecordingFormat.BODY
          && file.label().toLowerCase(Locale.ROOT).endsWith(".har")) {
        throw new SourceException("it is not a HAR file");
      }
      format.reader(wanted).read(file, consumer);
    } catch (SourceException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    } catch (StreamConstraintsException e) {
      throw unreadable(file, "a text, a number or the nesting in it is beyond the limits", e);
    } catch (JsonProcessingException e) {
      // The exception's own message quotes the text around, which may hold a secret.
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw unreadable(file, "its JSON breaks off or is malformed" + where, e);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "permission denied", e);
    } catch (IOException e) {
      String why = e.getMessage();
      throw unreadable(file, why == null ? "it breaks off" : why, e);
    }
  }

  private static SourceException unreadable(RecordingFile file, String why, Exception cause) {
    return new SourceException(
        "%s cannot be read: %s. Record or export it again.".formatted(file.label(), why), cause);
  }
}
