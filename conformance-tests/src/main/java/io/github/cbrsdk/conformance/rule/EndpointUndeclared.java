package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import io.github.cbrsdk.conformance.engine.EndpointRule;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.RequestMutations;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class EndpointUndeclared extends RuleDefinition implements EndpointRule {
  /** A word of a path; anything else may be an id or a secret. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_-]{0,24}|v[0-9.]{1,4}");

  private static final Pattern DEFAULT_PORT =
      Pattern.compile("^(?:(http://[^/?#]*):80|(https://[^/?#]*):443)(?=[/?#]|$)");

  EndpointUndeclared() {
    super(
        Rule.ENDPOINT_UNDECLARED,
        new RuleText(
                "A server of the contract was asked for a method and path that no operation declares.",
                "GET /v1/{}/orders where only items are declared")
            .remedy("Declare the operation in the contract, if clients are to use it.")
            .notAcceptable("an operation has to be written by hand"));
  }

  @Override
  public Optional<Violation> evaluate(Request request, Set<String> servers) {
    String url = withoutDefaultPort(request.url().toLowerCase(Locale.ROOT));
    if (servers.stream()
        .filter(server -> server.contains("://"))
        .noneMatch(server -> isBelow(url, withoutDefaultPort(server)))) {
      return Optional.empty();
    }
    String endpoint = request.method() + " " + words(PathTemplate.path(request.url()));
    // By no edition is it declared.
    return Optional.of(Violation.of(rule(), endpoint, endpoint, -1L));
  }

  private static String withoutDefaultPort(String url) {
    return DEFAULT_PORT.matcher(url).replaceFirst("$1$2");
  }

  private static boolean isBelow(String url, String server) {
    return url.startsWith(server)
        && (url.length() == server.length() || "/?#".indexOf(url.charAt(server.length())) >= 0);
  }

  /** The path with its words alone. */
  private static String words(String path) {
    StringBuilder words = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        words.append('/').append(WORD.matcher(segment).matches() ? segment : "{}");
      }
    }
    return words.isEmpty() ? "/" : words.toString();
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return RequestMutations.of(make).stream().flatMap(RequestMutations::elsewhere);
  }
}
