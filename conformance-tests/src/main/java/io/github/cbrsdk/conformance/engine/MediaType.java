package io.github.cbrsdk.conformance.engine;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The media type that a Content-Type names. */
public final class MediaType {
  /**
   * Shown for all that are not well known: a sender can write anything there, even a credential.
   */
  public static final String OTHER = "another media type";

  private static final Set<String> WELL_KNOWN =
      Set.of(
          "application/hal+json",
          "application/javascript",
          "application/json",
          "application/octet-stream",
          "application/pdf",
          "application/problem+json",
          "application/problem+xml",
          "application/vnd.api+json",
          "application/x-www-form-urlencoded",
          "application/xhtml+xml",
          "application/xml",
          "application/yaml",
          "application/zip",
          "multipart/form-data",
          "text/css",
          "text/csv",
          "text/html",
          "text/javascript",
          "text/json",
          "text/plain",
          "text/xml",
          "text/yaml");

  private MediaType() {}

  /** The media type in lower case, without parameters; empty if there is none. */
  public static String of(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** A media type as it may be shown. */
  public static String shown(String mediaType) {
    return WELL_KNOWN.contains(mediaType) ? mediaType : OTHER;
  }
}
