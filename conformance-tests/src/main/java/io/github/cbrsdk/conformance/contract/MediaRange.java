package io.github.cbrsdk.conformance.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code content}: media types, and ranges of them with an asterisk; both may have
 * parameters.
 */
public final class MediaRange {
  private MediaRange() {}

  /**
   * A media type or range in one form: lower case, its parameters in order and without quotes.
   * {@code charset} is left out, since it does not change what a body means.
   */
  public static String of(String text) {
    if (text.indexOf(';') < 0) { // The usual case.
      return text.strip().toLowerCase(Locale.ROOT);
    }
    String[] parts = text.split(";", -1);
    Set<String> parameters = new TreeSet<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      String name = pair[0].strip().toLowerCase(Locale.ROOT);
      if (pair.length > 1 && !name.equals("charset")) {
        parameters.add(";" + name + "=" + pair[1].strip().replaceAll("^\"|\"$", ""));
      }
    }
    return parts[0].strip().toLowerCase(Locale.ROOT) + String.join("", parameters);
  }

  /** A media type without its parameters. */
  public static String type(String mediaType) {
    int end = mediaType.indexOf(';');
    return end < 0 ? mediaType : mediaType.substring(0, end);
  }

  private static List<String> parameters(String mediaType) {
    return List.of(mediaType.split(";", -1)).subList(1, mediaType.split(";", -1).length);
  }

  /**
   * The narrowest of the keys that covers a media type, or null. A key covers those with all of its
   * parameters; if it is the only one of its type, also those that lack them.
   */
  public static @Nullable String covering(Set<String> keys, String mediaType) {
    if (keys.contains(mediaType)) {
      return mediaType;
    }
    String type = type(mediaType);
    int slash = type.indexOf('/') + 1;
    int plus = type.lastIndexOf('+');
    String main = type.substring(0, slash);
    return Stream.of(
            type, plus < slash ? type : main + "*" + type.substring(plus), main + "*", "*/*")
        .flatMap(
            range -> {
              List<String> known = keys.stream().filter(key -> type(key).equals(range)).toList();
              return known.stream()
                  .filter(key -> covers(key, mediaType, known.size() == 1))
                  .max(Comparator.comparing(key -> parameters(key).size()))
                  .stream();
            })
        .findFirst()
        .orElse(null);
  }

  private static boolean covers(String key, String mediaType, boolean mayLack) {
    List<String> sent = parameters(mediaType);
    return parameters(key).stream()
        .allMatch(
            each ->
                sent.contains(each)
                    || (mayLack
                        && sent.stream().noneMatch(other -> name(other).equals(name(each)))));
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0];
  }

  static boolean isRange(String key) {
    return key.indexOf('*') >= 0;
  }

  /** Whether bodies of a media type are JSON. */
  public static boolean isJson(String mediaType) {
    String type = type(mediaType);
    return type.endsWith("/json") || type.endsWith("+json");
  }

  /** Whether bodies of a media type are texts that are values by themselves. */
  static boolean isText(String mediaType) {
    return mediaType.startsWith("text/") && !isJson(mediaType);
  }

  /** Whether JSON is one of the media types of a range. */
  static boolean mayBeJson(String key) {
    return isJson(key) || Set.of("*/*", "application/*").contains(type(key));
  }

  /** A media type of which a key is the narrowest of all that cover it; empty if there is none. */
  public static Optional<String> example(String key, Set<String> keys) {
    return key.indexOf('*') < 0
        ? Optional.of(key)
        : Stream.of("json", "hal+json", "vnd.example+json", "plain")
            .map(type -> key.replace("*/*", "application/*").replaceFirst("\\*[^;]*", type))
            .filter(type -> isJson(type) == mayBeJson(key))
            .filter(type -> key.equals(covering(keys, type)))
            .findFirst();
  }
}
