package io.github.cbrsdk.conformance.contract;

import java.util.Locale;

/**
 * A way in which a request carries credentials.
 *
 * @param name its name in the contract
 * @param in {@code header}, {@code query} or {@code cookie}
 * @param parameter the name of that header, query parameter or cookie; empty if the request shows
 *     nothing of it, such as a client certificate
 * @param scheme the scheme in an {@code Authorization} header in lower case, such as {@code
 *     bearer}; empty for a key
 */
public record SecurityScheme(String name, String in, String parameter, String scheme) {
  static SecurityScheme of(String name, YamlNode scheme) {
    return switch (scheme.text("type", "")) {
      case "apiKey" -> new SecurityScheme(name, scheme.text("in", ""), scheme.text("name", ""), "");
      case "http" ->
          new SecurityScheme(
              name, "header", "Authorization", scheme.text("scheme", "").toLowerCase(Locale.ROOT));
      case "oauth2", "openIdConnect" ->
          new SecurityScheme(name, "header", "Authorization", "bearer");
      default -> new SecurityScheme(name, "", "", "");
    };
  }
}
