package io.github.cbrsdk.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces secrets in texts of a server, which may echo them: unchanged, escaped for JSON, HTML or
 * a URL, in Base64, or in nested encodings. Implementations of {@link Authorization#redact} use it.
 */
public final class Redaction {
  /**
   * Maximum number of nested escapes that are resolved. A service adds fewer, but a secret that
   * looks escaped itself, such as {@code a%90\b}, needs more.
   */
  private static final int MAX_LAYERS = 6;

  /** Shorter Base64 texts occur in ordinary words. */
  private static final int MIN_BASE64_LENGTH = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  /** Redaction of these secrets. Empty ones are ignored. */
  public Redaction(List<String> secrets) {
    for (String secret : secrets) {
      for (Unescaped form : layers(secret)) {
        forms.add(form.text());
        // Decoding in the wrong character set replaces each character outside of ASCII.
        forms.add(form.text().replaceAll("[^\\x00-\\x7f]", "\ufffd"));
      }
      forms.add(secret.replace(' ', '+'));
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
      for (int before = 0; before < 3; before++) {
        addBase64(bytes, before);
      }
    }
    forms.removeIf(form -> form.replace("\ufffd", "").isEmpty());
  }

  /** Redaction of these secrets. Empty ones are ignored. */
  public Redaction(String... secrets) {
    this(List.of(secrets));
  }

  /**
   * Adds the Base64 characters that do not depend on the text around the secret.
   *
   * @param before number of bytes before the secret, modulo 3
   */
  private void addBase64(byte[] secret, int before) {
    if (secret.length == 0) {
      return;
    }
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    String core =
        Base64.getEncoder()
            .encodeToString(shifted)
            .substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    if (core.length() >= MIN_BASE64_LENGTH) {
      forms.add(core);
      forms.add(core.replace('+', '-').replace('/', '_'));
    }
  }

  /** The text with asterisks in place of each secret. */
  public String apply(String text) {
    BitSet secret = new BitSet();
    layers(text).forEach(unescaped -> mark(unescaped, secret));
    return secret.isEmpty() ? text : mask(text, secret);
  }

  /** The text, and the text with one more layer of escapes resolved each, until none is left. */
  private static List<Unescaped> layers(String text) {
    List<Unescaped> layers = new ArrayList<>();
    Unescaped layer = Unescaped.of(text);
    do {
      layers.add(layer);
      layer = layer.unescape();
    } while (layers.size() < MAX_LAYERS
        && !layer.text().equals(layers.get(layers.size() - 1).text()));
    return layers;
  }

  private void mark(Unescaped unescaped, BitSet secret) {
    for (String form : forms) {
      int at = unescaped.text().indexOf(form);
      while (at >= 0) {
        secret.set(unescaped.start(at), unescaped.end(at + form.length() - 1));
        at = unescaped.text().indexOf(form, at + 1);
      }
    }
  }

  private static String mask(String text, BitSet secret) {
    StringBuilder masked = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int start = secret.nextSetBit(at);
      masked.append(text, at, start < 0 ? text.length() : start);
      if (start < 0) {
        break;
      }
      masked.append("***");
      at = secret.nextClearBit(start);
    }
    return masked.toString();
  }
}
