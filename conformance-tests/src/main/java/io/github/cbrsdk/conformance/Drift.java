package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an exchange differs from an edition of the contract.
 *
 * @param rule the violated rule
 * @param impact the effect on clients
 * @param operation the operationId, or empty if none is known
 * @param pointer JSON pointer in the response body, array indices and keys of map-like objects
 *     collapsed to {@code *}; empty for the response as a whole
 * @param contract the violated line of the contract
 * @param expected what the contract expects, in words
 * @param observed what was observed: a type or form, or a value where it cannot be a secret
 * @param detail tells drifts of one rule and pointer apart, normalised; part of the fingerprint
 * @param hint the probable cause, such as the likely new name of a missing member, or null
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint)
    implements Serializable {
  /** The detail of a drift that stands for many others. */
  public static final String OTHERS = "others";

  private static final int FINGERPRINT_BYTES = 8;

  /** Whether it stands for many drifts that differ in a name or value only. */
  public boolean standsForMany() {
    return detail.equals(OTHERS);
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
