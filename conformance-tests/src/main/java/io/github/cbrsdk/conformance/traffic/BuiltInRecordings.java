package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recordings in this library: a folder for each edition, and others. */
public final class BuiltInRecordings implements AutoCloseable {
  private static final String FOLDER = "/io/github/cbrsdk/conformance/recordings";

  private final Path root;
  private final @Nullable FileSystem jar;

  private BuiltInRecordings(Path root, @Nullable FileSystem jar) {
    this.root = root;
    this.jar = jar;
  }

  /** Opens the recordings in a jar or in a folder. */
  public static BuiltInRecordings open() {
    URL url = BuiltInRecordings.class.getResource(FOLDER);
    if (url == null) {
      throw new SourceException("This jar has no recordings in it. Build it again.");
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new BuiltInRecordings(Path.of(uri), null);
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new BuiltInRecordings(jar.getPath(FOLDER), jar);
    } catch (URISyntaxException | IOException e) {
      throw new SourceException("The recordings in this jar cannot be read. Build it again.", e);
    }
  }

  /** All recordings. */
  public ExchangeSource all() {
    return Recordings.at(root);
  }

  /** The names of the folders, sorted; a folder with the name of an edition has its recordings. */
  public List<String> folders() {
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> root.relativize(child).toString().replace("/", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SourceException("The recordings in this jar cannot be read. Build it again.", e);
    }
  }

  /** The recordings of one folder. */
  public ExchangeSource in(String folder) {
    return consumer ->
        all()
            .forEach(
                exchange -> {
                  if (exchange.source().startsWith(folder + "/")) {
                    consumer.accept(exchange);
                  }
                });
  }

  @Override
  public void close() {
    try {
      if (jar != null) {
        jar.close();
      }
    } catch (IOException e) {
      throw new SourceException("The jar cannot be closed: " + e.getMessage(), e);
    }
  }
}
