package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.contract.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/** Reads settings in YAML. All scalars are texts: a fingerprint of digits is not a number. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @param settings takes the settings from the document; it reports errors by {@link
   *     YamlNode#error}
   * @throws SettingsException if the file or a setting cannot be used
   */
  public static <T> T read(Path path, Function<YamlNode, T> settings) {
    try {
      return settings.apply(YamlReader.readTexts(path.toString(), Files.readString(path)));
    } catch (IOException e) {
      throw new SettingsException(path + " cannot be read: is it there, and is it a text file?");
    } catch (ContractException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Rejects other names than these in a map.
   *
   * @throws ContractException if there is one
   */
  public static void requireNames(YamlNode map, Set<String> names) {
    map.entries()
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                throw value.error(
                    "the name is not known.%s Use %s"
                        .formatted(
                            NearestName.question(name, names),
                            String.join(", ", names.stream().sorted().toList())));
              }
            });
  }
}
