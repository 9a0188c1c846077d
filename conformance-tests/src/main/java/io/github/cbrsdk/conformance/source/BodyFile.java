package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A body that a stub names and WireMock keeps in {@code __files}, beside {@code mappings}. */
final class BodyFile {
  static final String FOLDER = "__files";

  private BodyFile() {}

  /**
   * Reads the body.
   *
   * @param mapping the file with the stub
   * @param name what the stub names, relative to the nearest {@code __files} above the mapping
   * @throws SourceException if there is none, or the name leads out of the folder
   */
  static byte @Nullable [] read(RecordingFile mapping, @Nullable String name) throws IOException {
    if (name == null) {
      return null;
    }
    for (Path above = mapping.path().toAbsolutePath().getParent();
        above != null;
        above = above.getParent()) {
      Path folder = above.resolve(FOLDER).normalize();
      Path file = file(folder, name);
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        return new RecordingFile(file, mapping.label()).readAtMost(RecordingJson.MAX_BODY);
      }
    }
    throw notThere(name);
  }

  private static Path file(Path folder, String name) {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw notThere(name);
    }
  }

  private static SourceException notThere(String name) {
    return new SourceException(
        "it names a body file that is in no %s folder above it: %s"
            .formatted(FOLDER, name.replaceAll("\\p{Cntrl}", "?")));
  }
}
