package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives every value another one of the same form: digits for digits, letters for letters of the
 * same case, everything else as it is; hexadecimal stays so.
 *
 * <p>One value has one pseudonym throughout, so that what was equal stays equal. The key is thrown
 * away with the object, so nobody can find the value of a pseudonym by trying.
 */
public final class Pseudonyms {
  private static final Pattern HEX = Pattern.compile("[0-9a-f-]{16,}|[0-9A-F-]{16,}");

  /** What OpenStack puts before the id of a request. */
  private static final String REQUEST = "req-";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Map<String, String> given = new HashMap<>();

  public Pseudonyms() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  /** The pseudonym of a value; the empty value has none. */
  public String of(String value) {
    return given.computeIfAbsent(value, this::make);
  }

  /** The pseudonym of the id of a request, of which the prefix says nothing. */
  public String ofRequestId(String value) {
    return value.startsWith(REQUEST) ? REQUEST + of(value.substring(REQUEST.length())) : of(value);
  }

  /** Whether a text is a pseudonym. */
  boolean isGiven(String text) {
    return given.containsValue(text);
  }

  /** Every value that has a pseudonym, which therefore must be found nowhere. */
  public Set<String> originals() {
    return Collections.unmodifiableSet(given.keySet());
  }

  private String make(String value) {
    boolean hex = HEX.matcher(value).matches();
    byte[] noise = noise(value, value.length());
    StringBuilder pseudonym = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      pseudonym.append(replace(value.charAt(i), noise[i] & 0xff, hex));
    }
    return pseudonym.toString();
  }

  private static char replace(char c, int noise, boolean hex) {
    int letters = hex ? 6 : 26;
    if (c >= '0' && c <= '9') {
      return (char) ('0' + noise % 10);
    }
    if (c >= 'a' && c <= 'z') {
      return (char) ('a' + noise % letters);
    }
    if (c >= 'A' && c <= 'Z') {
      return (char) ('A' + noise % letters);
    }
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? 'x' : c;
  }

  private byte[] noise(String value, int length) {
    byte[] noise = new byte[length];
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (int filled = 0, block = 0; filled < length; block++) {
        mac.update((byte) block);
        byte[] more = mac.doFinal(value.getBytes(UTF_8));
        int taken = Math.min(more.length, length - filled);
        System.arraycopy(more, 0, noise, filled, taken);
        filled += taken;
      }
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has HMAC-SHA-256", e);
    }
    return noise;
  }

  /** How many values have one; neither side is shown. */
  @Override
  public String toString() {
    return given.size() + " pseudonyms";
  }
}
