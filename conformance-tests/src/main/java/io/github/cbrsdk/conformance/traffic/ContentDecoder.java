package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cbrsdk.conformance.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Decodes bodies: base64, and the content encodings of HTTP. */
public final class ContentDecoder {
  private static final Set<String> UNSUPPORTED =
      Set.of("compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd");

  private ContentDecoder() {}

  /** Decodes base64, which may be broken into lines. */
  static byte[] base64(byte[] text) throws UnreadableBodyException {
    try {
      return Base64.getDecoder().decode(new String(text, ISO_8859_1).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UnreadableBodyException(
          "the body was not exported: its text is labelled base64 and is not");
    }
  }

  /** Decodes the text of a body, or an array of the texts of its chunks as Polly.JS writes it. */
  static byte[] chunks(byte[] text, boolean base64) throws IOException, UnreadableBodyException {
    if (text.length == 0 || text[0] != '[') {
      return base64 ? base64(text) : hexadecimal(text);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      for (RecordedJson.Member each : RecordedJson.outline(text, 2).members()) {
        byte[] chunk = each.value().utf8();
        if (chunk == null) {
          throw new UnreadableBodyException("the body was exported in chunks that are not texts");
        }
        body.writeBytes(base64 ? base64(chunk) : hexadecimal(chunk));
      }
    } catch (JsonProcessingException e) {
      throw new UnreadableBodyException("the body was exported in chunks, and breaks off");
    }
    return body.toByteArray();
  }

  private static byte[] hexadecimal(byte[] text) throws UnreadableBodyException {
    try {
      return HexFormat.of().parseHex(new String(text, ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new UnreadableBodyException(
          "the body was not exported: its text is labelled binary and is not hexadecimal");
    }
  }

  /** Whether a text is chunks of gzip in hexadecimal, which old versions of Polly.JS write. */
  static boolean isHexadecimal(byte[] text) {
    return startsWith(text, '[', '"', '1', 'f', '8', 'b');
  }

  /**
   * Decodes a body from the content encodings in its headers, if it still has them: most exporters
   * decode the body and keep the header.
   *
   * @throws UnreadableBodyException if it cannot be decoded
   */
  public static byte[] decode(byte[] body, Headers headers) throws UnreadableBodyException {
    List<String> encodings = encodings(headers);
    if (encodings.isEmpty()) {
      encodings = guessed(body);
    }
    if (encodings.isEmpty() || body.length == 0 || isText(body)) {
      return body;
    }
    byte[] decoded = body;
    for (int i = encodings.size() - 1; i >= 0; i--) {
      String encoding = encodings.get(i);
      try (InputStream in = open(encoding, decoded)) {
        decoded = in.readNBytes(RecordingFile.MAX_BODY + 1);
      } catch (IOException e) {
        if (body[0] == '{' || body[0] == '[') {
          return body; // Decoded, but not UTF-8: the check reports it.
        }
        throw new UnreadableBodyException(
            "the body is " + encoding + "-encoded and cannot be decoded");
      }
      if (decoded.length > RecordingFile.MAX_BODY) {
        throw new UnreadableBodyException(
            "the body decodes to more than %d MiB".formatted(RecordingFile.MAX_BODY >> 20));
      }
    }
    return decoded;
  }

  private static InputStream open(String encoding, byte[] body)
      throws IOException, UnreadableBodyException {
    InputStream in = new ByteArrayInputStream(body);
    return switch (encoding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> new InflaterInputStream(in, new Inflater(!hasZlibHeader(body)));
      case "br" -> new BrotliInputStream(in);
      default ->
          throw new UnreadableBodyException(
              UNSUPPORTED.contains(encoding)
                  ? "the body is " + encoding + "-encoded"
                  : "the body is in a content encoding that is not known");
    };
  }

  private static List<String> encodings(Headers headers) {
    return headers.values("Content-Encoding").stream()
        .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",", -1)))
        .map(String::strip)
        .filter(each -> !each.isEmpty() && !each.equals("identity"))
        .toList();
  }

  /** The encoding by the first bytes: no JSON text begins like gzip or zstd. */
  private static List<String> guessed(byte[] body) {
    return startsWith(body, 0x1f, 0x8b)
        ? List.of("gzip")
        : startsWith(body, 0x28, 0xb5, 0x2f, 0xfd) ? List.of("zstd") : List.of();
  }

  static boolean startsWith(byte[] bytes, int... prefix) {
    boolean starts = bytes.length > prefix.length;
    for (int i = 0; i < prefix.length && starts; i++) {
      starts = bytes[i] == (byte) prefix[i];
    }
    return starts;
  }

  /** Some servers send deflate without a zlib header. */
  private static boolean hasZlibHeader(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0f) == 8
        && ((body[0] & 0xff) * 256 + (body[1] & 0xff)) % 31 == 0;
  }

  /** Whether the body is UTF-8 without control characters, and so not compressed. */
  private static boolean isText(byte[] body) {
    for (byte b : body) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
