package io.github.cbrsdk.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Strikes secrets out of texts that may echo them: as they are, escaped as JSON, HTML or a URL
 * would have them, in Base64, and in what of these is inside of another. For an {@link
 * Authorization#redact} of one's own.
 */
public final class Redaction {
  /**
   * Maximum number of escapes of escapes that are resolved. It is more than one service adds: a
   * secret that looks escaped itself, such as {@code a%90\b}, loses some of its layers earlier than
   * others.
   */
  private static final int LAYERS = 6;

  /** Shorter pieces of Base64 occur in ordinary words. */
  private static final int SHORTEST_BASE64 = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  /** Strikes out all of these; empty ones are left out. */
  public Redaction(List<String> secrets) {
    for (String secret : secrets) {
      for (Unescaped form : layers(secret)) {
        forms.add(form.text());
        // Where a text was read by another character set, one character may stand for each other.
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

  /** Strikes out all of these; empty ones are left out. */
  public Redaction(String... secrets) {
    this(List.of(secrets));
  }

  /** The characters that are the same whatever stands before and behind, as in a user's login. */
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
    if (core.length() >= SHORTEST_BASE64) {
      forms.add(core);
      forms.add(core.replace('+', '-').replace('/', '_'));
    }
  }

  /** The text with asterisks in place of each secret. */
  public String apply(String text) {
    BitSet secret = new BitSet();
    layers(text).forEach(unescaped -> mark(unescaped, secret));
    return secret.isEmpty() ? text : strike(text, secret);
  }

  /** The text as it is, and with one layer of escapes less each, until none is left. */
  private static List<Unescaped> layers(String text) {
    List<Unescaped> layers = new ArrayList<>();
    Unescaped layer = Unescaped.of(text);
    do {
      layers.add(layer);
      layer = layer.again();
    } while (layers.size() < LAYERS && !layer.text().equals(layers.get(layers.size() - 1).text()));
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

  private static String strike(String text, BitSet secret) {
    StringBuilder told = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int start = secret.nextSetBit(at);
      told.append(text, at, start < 0 ? text.length() : start);
      if (start < 0) {
        break;
      }
      told.append("***");
      at = secret.nextClearBit(start);
    }
    return told.toString();
  }
}
