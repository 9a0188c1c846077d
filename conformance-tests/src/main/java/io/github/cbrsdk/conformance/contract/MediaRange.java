package io.github.cbrsdk.conformance.contract;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of {@code content}: media types, and ranges of them with an asterisk. */
public final class MediaRange {
  private MediaRange() {}

  /** The narrowest of the keys that covers a media type, or null. */
  public static @Nullable String covering(Set<String> keys, String mediaType) {
    int slash = mediaType.indexOf('/') + 1;
    int plus = mediaType.lastIndexOf('+');
    String main = mediaType.substring(0, slash);
    return Stream.of(
            mediaType,
            plus < slash ? mediaType : main + "*" + mediaType.substring(plus),
            main + "*",
            "*/*")
        .filter(keys::contains)
        .findFirst()
        .orElse(null);
  }

  static boolean isRange(String key) {
    return key.indexOf('*') >= 0;
  }

  /** Whether bodies of a media type are JSON. */
  public static boolean isJson(String mediaType) {
    return mediaType.endsWith("/json") || mediaType.endsWith("+json");
  }

  /** Whether JSON is one of the media types of a range. */
  static boolean mayBeJson(String key) {
    return isJson(key) || key.equals("*/*") || key.equals("application/*");
  }

  /** A media type that a key covers. */
  public static String example(String key) {
    return switch (key) {
      case "*/*", "application/*" -> "application/json";
      default -> key.replace("/*+", "/hal+").replace("/*", "/plain");
    };
  }
}
