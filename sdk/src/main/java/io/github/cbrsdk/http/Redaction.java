package io.github.cbrsdk.http;

import java.nio.charset.StandardCharsets;
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
  /** More layers than that are no accident. */
  private static final int LAYERS = 3;

  /** Shorter pieces of Base64 occur in ordinary words. */
  private static final int SHORTEST_BASE64 = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  /** Strikes out all of these; empty ones are left out. */
  public Redaction(List<String> secrets) {
    for (String secret : secrets) {
      Unescaped form = Unescaped.of(secret);
      for (int layer = 0; layer < LAYERS; layer++) {
        forms.add(form.text());
        // Where a text was read by another character set, one character may stand for each other.
        forms.add(form.text().replaceAll("[^\\x00-\\x7f]", "\ufffd"));
        form = form.again();
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
    Unescaped unescaped = Unescaped.of(text);
    for (int layer = 0; layer < LAYERS; layer++) {
      mark(unescaped, secret);
      Unescaped next = unescaped.again();
      if (next.text().equals(unescaped.text())) {
        break;
      }
      unescaped = next;
    }
    return secret.isEmpty() ? text : strike(text, secret);
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
