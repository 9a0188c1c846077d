package io.github.cbrsdk.conformance.contract;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** An overlay in a file of the user: what is wrong with it is not a fault of the contract. */
final class OverlayFile {
  private static final int MAX_SIZE = 4 << 20;

  private OverlayFile() {}

  static boolean exists(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The text of a file.
   *
   * @param known the editions that the user could have named instead
   * @throws UnknownEditionException if the file cannot be read
   */
  static String read(String path, List<String> known) {
    try {
      if (!exists(path)) {
        throw unknown(
            path,
            " is neither an edition nor the path of an overlay."
                + NearestName.question(path, known),
            known);
      }
      if (Files.size(Path.of(path)) > MAX_SIZE) {
        throw new UnknownEditionException(
            path + " is larger than " + (MAX_SIZE >> 20) + " MiB: no overlay is that long");
      }
      return Files.readString(Path.of(path));
    } catch (MalformedInputException e) {
      throw unknown(path, " is not an overlay: it is not UTF-8 text.", known);
    } catch (IOException e) {
      throw unknown(path, " cannot be read (" + e.getMessage() + ").", known);
    }
  }

  /**
   * The overlay in the text of a file.
   *
   * @throws UnknownEditionException if it is none
   */
  static Overlay parse(String file, String text) {
    try {
      return Overlay.parse(file, text);
    } catch (ContractException e) {
      throw new UnknownEditionException("'" + file + "' is not an overlay: " + e.getMessage());
    }
  }

  private static UnknownEditionException unknown(String path, String problem, List<String> known) {
    return new UnknownEditionException(
        "'%s'%s Known editions: %s.".formatted(path, problem, String.join(", ", known)));
  }
}
