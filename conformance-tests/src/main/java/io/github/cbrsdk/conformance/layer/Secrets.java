package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SecretHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The credentials that a request carries. Its texts never leave the check. */
final class Secrets {
  /** What stands in the place of a secret. */
  static final String MASK = "[redacted]";

  private static final Pattern PARTS =
      Pattern.compile("(?:Access|Signature|Bearer|Basic)[= ]([^,\\s]+)");
  private static final Pattern REDACTED =
      Pattern.compile("(?i).*(redact|masked|hidden|removed|\\*{3}|x{6}|<.*>).*");

  private Secrets() {}

  /**
   * Those of a request.
   *
   * @param headers names of the headers that the contract says carry credentials
   */
  static List<String> of(Request request, List<String> headers) {
    List<String> secrets = new ArrayList<>();
    for (Headers.Header header : request.headers().all()) {
      if (isSecret(header.name(), headers)) {
        Matcher parts = PARTS.matcher(header.value());
        boolean structured = false;
        while (parts.find()) {
          structured = true;
          add(parts.group(1), secrets);
        }
        if (!structured) {
          add(header.value(), secrets);
        }
      }
    }
    return secrets;
  }

  private static boolean isSecret(String name, List<String> headers) {
    return SecretHeaders.contains(name) || headers.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static void add(String text, List<String> secrets) {
    if (isSecret(text)) {
      secrets.add(text);
    }
  }

  /** Whether it can be a secret, and not what is left of one in a recording. */
  private static boolean isSecret(String text) {
    return text.length() >= SecretHeaders.SHORTEST_SECRET && !REDACTED.matcher(text).matches();
  }

  /** A text with each of the secrets masked. */
  static String mask(String text, List<String> secrets) {
    String masked = text;
    for (int i = 0; i < secrets.size(); i++) { // Without an iterator: it runs for each name.
      String secret = secrets.get(i);
      if (masked.length() >= secret.length() && masked.contains(secret)) {
        masked = masked.replace(secret, MASK);
      }
    }
    return masked;
  }

  /** The token or signature that was sent, or null if there is none or it was taken out. */
  static @Nullable String first(List<String> secrets) {
    return secrets.isEmpty() ? null : secrets.get(0);
  }
}
