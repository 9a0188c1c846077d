package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Request;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers and parameters that carry credentials, and the secret parts of their values. */
public final class SecretHeaders {
  /** Minimum length of a secret: shorter texts occur in bodies by chance. */
  public static final int SHORTEST_SECRET = 6;

  /** Replaces a secret in texts. */
  public static final String MASK = "[redacted]";

  /** The names, or what follows the last but a dash in them. */
  private static final List<String> NAMES =
      List.of(
          "authorization cookie cookie2 token apikey api-key secret secret-key password"
              .split(" "));

  /** A scheme and what follows it: {@code Token x}. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*\\s+(\\S+)\\s*");

  /**
   * {@code name=value} or {@code name="value"}. A name is searched where one can begin only, since
   * a token of thousands of characters would otherwise be scanned from each of them.
   */
  private static final Pattern PAIR =
      Pattern.compile("(?<![^\\s=,;\"])([^\\s=,;\"]++)=(?:\"([^\"]*+)\"|([^\\s,;\"]*+))");

  private static final Set<String> SECRET_PARAMETERS =
      Set.of("access", "signature", "token", "response", "key", "secret", "credential", "password");

  /** A text in a JSON object, with its name. */
  private static final Pattern MEMBER =
      Pattern.compile("\"([A-Za-z0-9_-]{1,64})\"\\s*+:\\s*+\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private SecretHeaders() {}

  /**
   * The credentials in the query and in the body of a request, by the names of their parts.
   *
   * @param named more names of parameters that carry credentials, in lower case
   */
  public static List<String> inContent(Request request, Set<String> named) {
    List<String> found = new ArrayList<>();
    int query = request.url().indexOf('?');
    byte[] content = request.body();
    String body = content == null ? "" : new String(content, UTF_8);
    String type = String.valueOf(request.headers().first("Content-Type"));
    String form = type.contains("x-www-form-urlencoded") ? body : "";
    for (String pair : (request.url().substring(query + 1) + "&" + form).split("&", -1)) {
      int value = pair.indexOf('=') + 1;
      String name =
          value == 0 ? "" : decoded(pair.substring(0, value - 1)).toLowerCase(Locale.ROOT);
      if (containsName(name) || SECRET_PARAMETERS.contains(name) || named.contains(name)) {
        found.add(pair.substring(value));
        found.add(decoded(pair.substring(value)));
      }
    }
    Matcher member = MEMBER.matcher(body);
    while (member.find()) {
      if (containsName(member.group(1))) {
        found.add(member.group(2));
      }
    }
    return found;
  }

  private static boolean containsName(String name) {
    return contains(name.replace('_', '-'));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Whether the value of a header of that name, in any case, is a secret. */
  public static boolean contains(String name) {
    for (String secret : NAMES) {
      int start = name.length() - secret.length();
      if (start >= 0
          && name.regionMatches(true, start, secret, 0, secret.length())
          && (start == 0 || name.charAt(start - 1) == '-')) {
        return true;
      }
    }
    return false;
  }

  /**
   * The credentials within a structured value: after the scheme of an {@code Authorization}, in the
   * parameters of a signature, in each cookie. Empty if the value has no such structure.
   */
  public static List<String> parts(String name, String value) {
    String header = name.toLowerCase(Locale.ROOT);
    boolean cookie = header.startsWith("cookie");
    boolean setsCookie = header.startsWith("set-cookie");
    List<String> parts = new ArrayList<>();
    Matcher pair = PAIR.matcher(value);
    while (pair.find()) {
      String parameter = pair.group(1).toLowerCase(Locale.ROOT);
      if (cookie || setsCookie || SECRET_PARAMETERS.contains(parameter)) {
        parts.add(pair.group(2) == null ? pair.group(3) : pair.group(2));
      }
      if (setsCookie) {
        break; // Attributes such as the path follow.
      }
    }
    Matcher scheme = SCHEME.matcher(value);
    if (parts.isEmpty() && !cookie && !setsCookie && scheme.matches()) {
      parts.add(scheme.group(1));
    }
    return parts;
  }
}
