package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives every value another one of the same form: digits for digits, letters for letters of the
 * same case; hexadecimal stays so, and so does ASCII punctuation.
 *
 * <p>One value has one pseudonym throughout, so that what was equal stays equal; as far as there
 * are enough of that form, different values have different ones. The key is thrown away with the
 * object, so nobody can find the value of a pseudonym by trying.
 */
public final class Pseudonyms {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F-]{16,}");
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(\\d+)(?:[.](\\d+))?(?:([eE][+-]?)(\\d+))?");

  /** What OpenStack puts before the id of a request. */
  private static final String REQUEST = "req-";

  private static final String ALGORITHM = "HmacSHA256";

  /** Of short forms there are few, and all may be taken. */
  private static final int ATTEMPTS = 20;

  private final SecretKeySpec key;
  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken;

  public Pseudonyms() {
    this(Set.of());
  }

  /**
   * @param reserved texts that mean something else, and that no value gets
   */
  Pseudonyms(Set<String> reserved) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
    taken = new HashSet<>(reserved);
  }

  /** The pseudonym of a value; the empty value has none. */
  public String of(String value) {
    String pseudonym = given.get(value);
    if (pseudonym == null) {
      pseudonym = make(value, 0);
      for (int i = 1; i < ATTEMPTS && (value.equals(pseudonym) || taken.contains(pseudonym)); i++) {
        pseudonym = make(value, i);
      }
      taken.add(pseudonym);
      given.put(value, pseudonym);
    }
    return pseudonym;
  }

  /** The pseudonym of the id of a request, of which the prefix says nothing. */
  public String ofRequestId(String value) {
    return value.startsWith(REQUEST) ? REQUEST + of(value.substring(REQUEST.length())) : of(value);
  }

  /**
   * The pseudonym of a JSON number. Its sign, its first digit and its length stay, so that one that
   * is too large is too large, and so do a fraction of zeros and a short exponent.
   */
  String ofNumber(String number) {
    Matcher parts = NUMBER.matcher(number);
    if (!parts.matches()) {
      return of(number);
    }
    String whole = parts.group(2);
    String fraction = parts.group(3);
    String exponent = parts.group(5);
    String pseudonym = parts.group(1) + whole.charAt(0) + of(whole.substring(1));
    if (fraction != null) {
      pseudonym += "." + (fraction.matches("0+") ? fraction : of(fraction).replaceFirst("0$", "1"));
    }
    if (exponent != null) {
      pseudonym += parts.group(4) + (exponent.length() < 3 ? exponent : of(exponent));
    }
    return pseudonym;
  }

  /** Whether a text is a pseudonym, with or without the prefix of a request's id. */
  boolean isGiven(String text) {
    return taken.contains(text)
        || (text.startsWith(REQUEST) && taken.contains(text.substring(REQUEST.length())));
  }

  /** Every value that has a pseudonym, which therefore must be found nowhere. */
  public Set<String> originals() {
    return Collections.unmodifiableSet(given.keySet());
  }

  private String make(String value, int attempt) {
    boolean hex = HEX.matcher(value).matches();
    byte[] noise = noise(value + '\0' + attempt, value.length());
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
    return c < 0x80 ? c : 'x';
  }

  private byte[] noise(String value, int length) {
    byte[] noise = new byte[length];
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (int filled = 0, block = 0; filled < length; block++) {
        mac.update((byte) block);
        mac.update((byte) (block >> 8));
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
