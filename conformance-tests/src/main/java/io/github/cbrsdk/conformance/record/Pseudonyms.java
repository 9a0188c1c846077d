package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
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
 * Replaces values by pseudonyms of the same form: digits by digits, letters by letters of the same
 * case, hexadecimal by hexadecimal. ASCII punctuation stays.
 *
 * <p>Equal values have equal pseudonyms. Different values have different pseudonyms as far as the
 * form allows. The random key is never stored, so that values cannot be found by trying.
 */
public final class Pseudonyms {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F-]{16,}");
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(\\d+)(?:[.](\\d+))?(?:([eE][+-]?)(\\d+))?");

  /** The prefix of a request id of OpenStack. */
  private static final String REQUEST = "req-";

  private static final String ALGORITHM = "HmacSHA256";

  /** All pseudonyms of a short form may be taken. */
  private static final int ATTEMPTS = 20;

  private final SecretKeySpec key;
  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken;

  public Pseudonyms() {
    this(Set.of());
  }

  /**
   * @param reserved texts that are never used as pseudonyms
   */
  Pseudonyms(Set<String> reserved) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
    taken = new HashSet<>(reserved);
  }

  /** The pseudonym of a value; the empty value stays empty. */
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

  /** The pseudonym of a request id, which keeps the prefix. */
  public String ofRequestId(String value) {
    return value.startsWith(REQUEST) ? REQUEST + of(value.substring(REQUEST.length())) : of(value);
  }

  /**
   * The pseudonym of a JSON number. The sign, the first digit, the length, a fraction of zeros and
   * a short exponent stay, so that a number beyond a limit stays beyond it.
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

  /** Whether a text is a pseudonym, with or without the prefix of a request id. */
  boolean isGiven(String text) {
    return taken.contains(text)
        || (text.startsWith(REQUEST) && taken.contains(text.substring(REQUEST.length())));
  }

  /** Every value that has a pseudonym. */
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
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // The value is read once, however long it is; its blocks are made of what that gives.
      byte[] seed = mac.doFinal(value.getBytes(UTF_8));
      ByteBuffer noise = ByteBuffer.allocate(length + seed.length);
      for (int block = 0; noise.position() < length; block++) {
        mac.update(seed);
        noise.put(mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(block).array()));
      }
      return noise.array();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has HMAC-SHA-256", e);
    }
  }

  /** The number of pseudonyms, without the values. */
  @Override
  public String toString() {
    return given.size() + " pseudonyms";
  }
}
