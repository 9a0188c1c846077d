package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Drifts in which a credential of the request comes back, wherever a free text may stand. */
final class SecretDrifts {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SecretDrifts() {}

  static Stream<Injection> of(Exemplar exemplar) {
    return exemplar.secrets().values().stream().flatMap(secret -> echoes(exemplar, secret));
  }

  private static Stream<Injection> echoes(Exemplar exemplar, String secret) {
    Injection inHeader =
        Injection.ofResponse(
            Rule.SECRET_ECHOED,
            "credential in a header",
            exemplar,
            () -> {
              List<Header> headers = new ArrayList<>(exemplar.headers());
              headers.add(new Header("X-Debug", "token=" + secret));
              return exemplar.withHeaders(headers);
            });
    JsonNode echo = NODES.textNode("the token " + secret + " is refused");
    return Stream.concat(
        Stream.of(inHeader),
        exemplar.sites().stream()
            .filter(site -> site.value().isTextual() && site.schema().constraints().isEmpty())
            .map(
                site ->
                    Injection.of(
                        Rule.SECRET_ECHOED,
                        "credential in a text",
                        exemplar,
                        site.pointer(),
                        () -> exemplar.withValue(site, echo))));
  }
}
