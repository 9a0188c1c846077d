package io.github.cbrsdk.conformance.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Drifts in which a credential of the request comes back, wherever a free text may stand. */
final class SecretMutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SecretMutations() {}

  static Stream<Mutation> of(SampleExchange sample) {
    return sample.secrets().values().stream().flatMap(secret -> echoes(sample, secret));
  }

  private static Stream<Mutation> echoes(SampleExchange sample, String secret) {
    Mutation inHeader =
        Mutation.ofResponse(
            Rule.SECRET_ECHOED,
            "credential in a header",
            sample,
            () -> {
              List<Header> headers = new ArrayList<>(sample.headers());
              headers.add(new Header("X-Debug", "token=" + secret));
              return sample.withHeaders(headers);
            });
    JsonNode echo = NODES.textNode("the token " + secret + " is refused");
    return Stream.concat(
        Stream.of(inHeader),
        sample.sites().stream()
            .filter(site -> site.value().isTextual() && site.schema().constraints().isEmpty())
            .map(
                site ->
                    Mutation.of(
                        Rule.SECRET_ECHOED,
                        "credential in a text",
                        sample,
                        site.pointer(),
                        () -> sample.withValue(site, echo))));
  }
}
