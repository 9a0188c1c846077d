package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.traffic.SecretHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The credentials that a request carries. Its texts never leave the check. */
public final class RequestSecrets {
  private static final Pattern REDACTED =
      Pattern.compile("(?i)redact|masked|hidden|removed|\\*{3}|x{6}|<[^>]*>");

  private RequestSecrets() {}

  /**
   * Those of a request.
   *
   * @param headers names of the headers that the contract says carry credentials
   */
  public static List<String> of(Request request, List<String> headers) {
    List<String> secrets = new ArrayList<>();
    for (Headers.Header header : request.headers().all()) {
      if (isSecret(header.name(), headers)) {
        List<String> parts = SecretHeaders.parts(header.name(), header.value());
        (parts.isEmpty() ? List.of(header.value()) : parts).forEach(part -> add(part, secrets));
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
    return text.length() >= SecretHeaders.SHORTEST_SECRET && !REDACTED.matcher(text).find();
  }

  /** The same, longest first: one that begins with another has to be masked as a whole. */
  public static List<String> longestFirst(List<String> secrets) {
    return secrets.size() < 2
        ? secrets
        : secrets.stream().sorted(Comparator.comparingInt(secret -> -secret.length())).toList();
  }

  /**
   * A text with each of the secrets masked, which come {@linkplain #longestFirst longest first}.
   */
  public static String mask(String text, List<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      if (masked.length() >= secret.length() && masked.contains(secret)) {
        masked = masked.replace(secret, SecretHeaders.MASK);
      }
    }
    return masked;
  }

  /** The token or signature that was sent, or null if there is none or it was taken out. */
  public static @Nullable String first(List<String> secrets) {
    return secrets.isEmpty() ? null : secrets.get(0);
  }
}
