package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.RequestMutations;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request without credentials was accepted. Many exporters leave credentials out, so that it is a
 * notice; raise it where the exchanges are whole, as those of a proxy are.
 */
final class CredentialMissing extends RequestRule {
  CredentialMissing() {
    super(
        Rule.CREDENTIAL_MISSING,
        new RuleText(
                "A request carries none of the credentials that the contract demands, and the service"
                    + " accepted it; or the recording was made without them.",
                "200 without X-Auth-Token")
            .remedy(
                "If the exchange was recorded whole, tell the service's owner at once; the contract"
                    + " demands credentials at %s."));
  }

  @Override
  List<Problem> problems(Operation operation, RequestParameters sent) {
    List<List<SecurityScheme>> demanded = operation.security();
    boolean satisfied = demanded.isEmpty() || !sent.isWhole() || sent.credentials(demanded) != null;
    return satisfied
        ? List.of()
        : List.of(
            new Problem(
                "a request without credentials",
                (demanded.size() == 1
                        ? "credentials of the security scheme "
                        : "credentials of one of the security schemes ")
                    + demanded.stream()
                        .map(set -> String.join(" with ", names(set)))
                        .collect(Collectors.joining(", ")),
                operation.location()));
  }

  private static List<String> names(List<SecurityScheme> set) {
    return set.stream().map(SecurityScheme::name).toList();
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return RequestMutations.of(make).stream().flatMap(RequestMutations::withoutLogin);
  }
}
