package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.MediaRange;
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

  /** The media type in the form of {@link MediaRange}; empty if there is none. */
  public static String of(@Nullable String contentType) {
    return contentType == null ? "" : MediaRange.of(contentType);
  }

  /** A media type as it may be shown: its parameters may be anything too. */
  public static String shown(String mediaType) {
    String type = MediaRange.type(mediaType);
    return !WELL_KNOWN.contains(type)
        ? OTHER
        : type.equals(mediaType) ? type : type + " with parameters";
  }
}
