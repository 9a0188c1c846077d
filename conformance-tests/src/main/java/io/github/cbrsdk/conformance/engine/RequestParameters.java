package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.traffic.SecretHeaders;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, but for those in its path.
 *
 * @param query the values by name, both decoded, in order
 * @param cookies the values by name, in order
 */
public record RequestParameters(
    Request request, Map<String, List<String>> query, Map<String, List<String>> cookies) {
  /** Those of a request. */
  public static RequestParameters of(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int start = request.url().indexOf('?');
    if (start >= 0) {
      String text = request.url().substring(start + 1).replaceFirst("#.*", "");
      for (String pair : text.split("&", -1)) {
        add(pair, true, query);
      }
    }
    Map<String, List<String>> cookies = new LinkedHashMap<>();
    for (String line : request.headers().values("Cookie")) {
      for (String pair : line.split(";", -1)) {
        add(pair.strip(), false, cookies);
      }
    }
    return new RequestParameters(request, query, cookies);
  }

  private static void add(String pair, boolean encoded, Map<String, List<String>> values) {
    if (!pair.isEmpty()) {
      String[] parts = pair.split("=", 2);
      String value = parts.length > 1 ? parts[1] : "";
      values
          .computeIfAbsent(encoded ? decoded(parts[0]) : parts[0], name -> new ArrayList<>())
          .add(encoded ? decoded(value) : value);
    }
  }

  /** A text of a query, or the same text if it is not encoded as one. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The values of a parameter; empty if it was not sent. */
  public List<String> values(Parameter parameter) {
    return values(parameter.in(), parameter.name());
  }

  /** The values of a parameter in a part of the request. */
  public List<String> values(String in, String name) {
    return switch (in) {
      case "query" -> query.getOrDefault(name, List.of());
      case "cookie" -> cookies.getOrDefault(name, List.of());
      case "header" -> request.headers().values(name);
      default -> List.of();
    };
  }

  /**
   * The set of security schemes whose credentials the request carries, the largest of several; null
   * if it carries none.
   */
  public @Nullable List<SecurityScheme> credentials(List<List<SecurityScheme>> alternatives) {
    return alternatives.stream()
        .filter(set -> set.stream().allMatch(this::carries))
        .max(Comparator.comparingInt(List::size))
        .orElse(null);
  }

  private boolean carries(SecurityScheme scheme) {
    return scheme.parameter().isEmpty()
        || values(scheme.in(), scheme.parameter()).stream()
            .anyMatch(
                value ->
                    scheme.scheme().isEmpty()
                        ? !value.isBlank()
                        : value.toLowerCase(Locale.ROOT).startsWith(scheme.scheme())
                            || !value.contains(" "));
  }

  /**
   * Whether the recording would have the parameter if the client had sent it. Browsers and
   * recorders leave out credentials, also as cookies.
   */
  public boolean shows(Parameter parameter) {
    return switch (parameter.in()) {
      case "query" -> true;
      case "cookie" -> isWhole() && !cookies.isEmpty();
      default -> isWhole() && !isSecret(parameter);
    };
  }

  /** Whether it is a header that carries a credential. */
  public static boolean isSecret(Parameter parameter) {
    return parameter.in().equals("header") && SecretHeaders.contains(parameter.name());
  }

  /**
   * Whether all headers of the request are known: a stub or a body has only those that matter, and
   * no client sends a request without one of these.
   */
  public boolean isWhole() {
    return request.headers().first("Host") != null || request.headers().first("User-Agent") != null;
  }
}
