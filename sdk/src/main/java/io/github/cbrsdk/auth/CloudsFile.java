package io.github.cbrsdk.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code clouds.yaml} of OpenStack's clients, and {@code secure.yaml} beside it. */
final class CloudsFile {
  private final Map<String, String> environment;
  private final Path home;
  private final Path directory;

  CloudsFile(Map<String, String> environment, Path home, Path directory) {
    this.environment = environment;
    this.home = home;
    this.directory = directory;
  }

  /**
   * The settings of the cloud that {@code OS_CLOUD} names, or of the only cloud. Null without a
   * file.
   *
   * @throws IllegalArgumentException if the file cannot be read, or the cloud is missing or
   *     ambiguous
   */
  @Nullable Settings cloud() {
    Path file = file();
    String name = environment.getOrDefault("OS_CLOUD", "");
    if (file == null) {
      if (!name.isBlank()) {
        throw new IllegalArgumentException(
            "OS_CLOUD is " + name + ", but there is no clouds.yaml. Set OS_CLIENT_CONFIG_FILE.");
      }
      return null;
    }
    Map<?, ?> clouds = clouds(file);
    if (name.isBlank() && clouds.size() == 1) {
      name = String.valueOf(clouds.keySet().iterator().next());
    } else if (name.isBlank()) {
      throw new IllegalArgumentException(
          file + " has " + clouds.size() + " clouds. Name one of them in OS_CLOUD.");
    }
    if (!(clouds.get(name) instanceof Map<?, ?> cloud)) {
      throw new IllegalArgumentException(
          file + " has no cloud " + name + ". Name one of them in OS_CLOUD: " + clouds.keySet());
    }
    Map<String, String> values = new HashMap<>();
    addAll(values, cloud);
    addAll(values, map(cloud, "auth"));
    Path secure = file.resolveSibling("secure.yaml");
    if (Files.isReadable(secure)) {
      addAll(values, map(map(clouds(secure), name), "auth"));
    }
    String named = name;
    return new Settings(
        values,
        setting ->
            "The setting "
                + setting.toLowerCase(Locale.ROOT)
                + " of the cloud "
                + named
                + " in "
                + file);
  }

  private @Nullable Path file() {
    String given = environment.getOrDefault("OS_CLIENT_CONFIG_FILE", "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    return Stream.of(
            directory, home.resolve(".config").resolve("openstack"), Path.of("/etc/openstack"))
        .map(folder -> folder.resolve("clouds.yaml"))
        .filter(Files::isReadable)
        .findFirst()
        .orElse(null);
  }

  private static void addAll(Map<String, String> values, Map<?, ?> map) {
    map.forEach(
        (name, value) -> {
          if (value != null && !(value instanceof Map) && !(value instanceof Iterable)) {
            values.put(String.valueOf(name).toUpperCase(Locale.ROOT), String.valueOf(value));
          }
        });
  }

  private static Map<?, ?> clouds(Path file) {
    Map<String, Object> sorted = new TreeMap<>();
    map(read(file), "clouds").forEach((name, cloud) -> sorted.put(String.valueOf(name), cloud));
    return sorted;
  }

  private static Map<?, ?> map(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static Map<?, ?> read(Path file) {
    try {
      return Yaml.read(file, Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "There is "
              + file
              + ", but no library to read it: add org.snakeyaml:snakeyaml-engine, or set"
              + " other credentials",
          e);
    }
  }

  /** Separate, so that the optional library is loaded only if there is a file. */
  private static final class Yaml {
    static Map<?, ?> read(Path file, String text) {
      try {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
        return read instanceof Map<?, ?> map ? map : Map.of();
      } catch (YamlEngineException e) {
        // The other lines of the message, and the cause, quote the file and its secrets.
        String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw new IllegalArgumentException(file + " is not valid YAML: " + firstLine);
      }
    }
  }
}
