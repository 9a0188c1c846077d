package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of what identifies a drift; no message text is in it, so wording may change. */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(Rule rule, String operation, String pointer, String detail) {
    String identity = String.join("\n", rule.id(), operation, pointer, detail);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
