package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
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

  public ExchangeSource all() {
    return Recordings.at(root);
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
