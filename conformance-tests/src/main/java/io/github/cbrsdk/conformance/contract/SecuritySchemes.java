package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The security schemes of a document, and what its operations demand of them. */
final class SecuritySchemes {
  private final YamlNode document;
  private final Map<String, YamlNode> schemes;
  private final UnknownWords unknown;

  SecuritySchemes(YamlNode document, UnknownWords unknown) {
    YamlNode components = document.get("components");
    this.document = document;
    this.schemes = components == null ? Map.of() : components.entries("securitySchemes");
    this.unknown = unknown;
  }

  /** The sets of schemes of which a request of an operation has to carry one. */
  List<List<SecurityScheme>> of(YamlNode operation) {
    YamlNode stated = operation.get("security") == null ? document : operation;
    List<List<SecurityScheme>> security = new ArrayList<>();
    for (YamlNode requirement : stated.elements("security")) {
      security.add(
          requirement.entries().keySet().stream()
              .flatMap(name -> scheme(name, requirement).stream())
              .toList());
    }
    return security;
  }

  private Optional<SecurityScheme> scheme(String name, YamlNode requirement) {
    YamlNode scheme = schemes.get(name);
    if (scheme == null) {
      unknown.add(
          requirement,
          "the security scheme '%s' is not declared".formatted(name)
              + NearestName.guess(name, schemes.keySet()));
      return Optional.empty();
    }
    return Optional.of(SecurityScheme.of(name, scheme.resolved()));
  }

  /** The headers that carry keys. */
  List<String> headers() {
    return schemes.values().stream()
        .filter(scheme -> scheme.text("type", "").equals("apiKey"))
        .filter(scheme -> scheme.text("in", "").equals("header"))
        .map(scheme -> scheme.require("name").text())
        .toList();
  }
}
