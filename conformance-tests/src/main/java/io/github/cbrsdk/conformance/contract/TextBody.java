package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies that are not JSON. */
public final class TextBody {
  /** Media types of bytes, also where a schema calls them a string. */
  private static final Pattern BINARY =
      Pattern.compile(
          "(image|audio|video|font|multipart)/.*|application/(octet-stream|pdf|zip|gzip)(;.*)?");

  private TextBody() {}

  /**
   * The schema of a body that is a text, or a number or boolean written as one; null if the media
   * type is not that of a text, or has no such schema. If its schema allows no object and no array,
   * a body of any media type that is not binary is a text.
   *
   * @param content the schemas by media type
   */
  public static @Nullable Schema schema(Map<String, Optional<Schema>> content, String mediaType) {
    Schema schema = stated(content, mediaType);
    boolean isStructured =
        schema != null && (schema.allows(JsonType.OBJECT) || schema.allows(JsonType.ARRAY));
    boolean mayBeText =
        schema != null
            && (isStructured
                ? MediaRange.isText(mediaType) && schema.allows(JsonType.STRING)
                : !BINARY.matcher(mediaType).matches());
    return mayBeText ? schema : null;
  }

  /** Whether a body is of a media type that has a schema, and cannot be compared with it. */
  public static boolean isUnread(Map<String, Optional<Schema>> content, String mediaType) {
    Schema schema = stated(content, mediaType);
    return schema != null
        && schema(content, mediaType) == null
        && !(schema.allows(JsonType.STRING)
            && schema.constraints().keySet().stream().allMatch(StringFormat.class::isInstance));
  }

  /** The schema of a body that is not JSON, whether or not it can be compared; null if none. */
  public static @Nullable Schema stated(Map<String, Optional<Schema>> content, String mediaType) {
    String key =
        mediaType.isEmpty() || MediaRange.isJson(mediaType)
            ? null
            : MediaRange.covering(content.keySet(), mediaType);
    return key == null ? null : content.getOrDefault(key, Optional.empty()).orElse(null);
  }
}
