package io.github.cbrsdk.conformance.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The body file of a WireMock stub, in the folder {@code __files} beside {@code mappings}. */
final class BodyFile {
  static final String FOLDER = "__files";

  private BodyFile() {}

  /**
   * Reads the body.
   *
   * @param mapping the file with the stub
   * @param name the file name in the stub, relative to the nearest {@code __files} above the
   *     mapping
   * @throws UnreadableBodyException if the file is missing or outside of the folder
   */
  static byte[] read(RecordingFile mapping, String name)
      throws IOException, UnreadableBodyException {
    for (Path above = mapping.path().toAbsolutePath().getParent();
        above != null;
        above = above.getParent()) {
      Path folder = above.resolve(FOLDER).normalize();
      Path file = file(folder, name);
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        byte[] body = new RecordingFile(file, mapping.label()).head(RecordedJson.MAX_BODY + 1);
        if (body.length > RecordedJson.MAX_BODY) {
          throw new UnreadableBodyException("the body file of the stub is too large");
        }
        return body;
      }
    }
    throw new UnreadableBodyException(
        "the body file of the stub is in no %s folder above it".formatted(FOLDER));
  }

  private static Path file(Path folder, String name) throws UnreadableBodyException {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UnreadableBodyException("the name of the stub's body file is not a path");
    }
  }
}
