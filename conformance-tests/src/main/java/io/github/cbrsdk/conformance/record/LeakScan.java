package io.github.cbrsdk.conformance.record;

import io.github.cbrsdk.conformance.SecretHeaders;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Searches what was written for what must not be there. */
final class LeakScan {
  /** What looks like a token or a signature, whosever it is. */
  private static final Pattern SECRET_LOOK =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON Web Token
              + "|[A-Za-z0-9+/_=-]{120,}" // Keystone's and IAM's tokens
              + "|gAAAA[A-Za-z0-9_-]{20,}" // Fernet
              + "|Signature=[0-9a-f]{32,}");

  private final Set<String> forbidden;

  /**
   * @param forbidden secrets, and every value that was replaced
   */
  LeakScan(Set<String> forbidden) {
    this.forbidden = Set.copyOf(forbidden);
  }

  /** What kind of leak the text has, without quoting it; empty if it has none. */
  Optional<String> find(String text) {
    if (SECRET_LOOK.matcher(text).find()) {
      return Optional.of("something that looks like a token or a signature");
    }
    return forbidden.stream()
        .filter(value -> value.length() >= SecretHeaders.SHORTEST_SECRET && text.contains(value))
        .findFirst()
        .map(value -> "a value of %d characters that was to be replaced".formatted(value.length()));
  }
}
