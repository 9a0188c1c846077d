package io.github.cbrsdk.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers carry credentials wherever they occur, whatever a contract says of them. */
public final class SecretHeaders {
  /** Shorter texts are no secrets, and occur by chance: to look for them would find words. */
  public static final int SHORTEST_SECRET = 6;

  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "cookie",
          "proxy-authorization",
          "set-cookie",
          "x-auth-token",
          "x-security-token",
          "x-subject-token");

  private static final Pattern PARTS =
      Pattern.compile("(?:Access|Signature|Bearer|Basic)[= ]([^,\\s]+)");

  private SecretHeaders() {}

  /** The credentials within a value that has a form, such as that of a signature; or none. */
  public static List<String> parts(String value) {
    return PARTS.matcher(value).results().map(part -> part.group(1)).toList();
  }

  /** Whether the value of a header of that name, in any case, is a secret. */
  public static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
