package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an exchange differs from an edition of the contract.
 *
 * @param rule what it violates
 * @param impact what that does to clients
 * @param operation the operationId, or empty if none is known
 * @param pointer JSON pointer in the response body, array indices and keys of map-like objects
 *     collapsed to {@code *}; empty for the response as a whole
 * @param contract the place in the contract that it violates
 * @param expected what the contract says, in words
 * @param observed what was seen: a shape, or a value where that is harmless
 * @param detail what else tells two drifts of one rule and pointer apart, normalised; part of the
 *     fingerprint
 * @param hint what it probably is, such as the likely new name of a missing member, or null
 */
public record Drift(
    Rule rule,
    Impact impact,
    String operation,
    String pointer,
    ContractLocation contract,
    String expected,
    String observed,
    String detail,
    @Nullable String hint)
    implements Serializable {
  /** The detail of one that stands for many different ones. */
  public static final String CROWD = "others";

  private static final int FINGERPRINT_BYTES = 8;

  /** Whether it stands for very many, which differ in a name or value only. */
  public boolean isCrowd() {
    return detail.equals(CROWD);
  }

  /**
   * Tells this drift from others, in all runs and versions; 16 hexadecimal digits. It does not
   * depend on message texts.
   */
  public String fingerprint() {
    String identity = String.join("\n", rule.id(), operation, pointer, detail);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
