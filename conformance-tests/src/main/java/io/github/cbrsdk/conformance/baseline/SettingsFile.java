package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.contract.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads a YAML file whose scalars are all strings: a fingerprint of digits is not a number. */
record SettingsFile(Path path) {
  /** Its root, or null if it is empty. */
  @Nullable Object read() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(path.toString())
            .setSchema(new FailsafeSchema())
            // The failsafe schema has no null, which is the value of an empty node.
            .setTagConstructors(Map.of(Tag.NULL, node -> null))
            .build();
    try {
      return new Load(settings).loadFromString(Files.readString(path));
    } catch (IOException e) {
      throw new SettingsException(path + " cannot be read: is it there, and is it a text file?");
    } catch (YamlEngineException e) {
      throw new SettingsException(path + " is not YAML: " + e.getMessage());
    }
  }

  SettingsException error(String what) {
    return new SettingsException(path + ": " + what);
  }

  /** The value as a map with no other than these names. */
  Map<?, ?> map(@Nullable Object value, Set<String> names, String where) {
    if (!(value instanceof Map<?, ?> map)) {
      throw error(
          where + " has to be a map of " + String.join(", ", names.stream().sorted().toList()));
    }
    for (Object name : map.keySet()) {
      if (!names.contains(name)) {
        throw error(
            where
                + " has '"
                + name
                + "', which is not known."
                + NearestName.question(String.valueOf(name), names));
      }
    }
    return map;
  }
}
