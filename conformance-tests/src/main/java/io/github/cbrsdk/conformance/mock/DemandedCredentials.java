package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The credentials that an operation demands in headers, the query or cookies.
 *
 * @param alternatives the sets of which a request has to carry one
 */
record DemandedCredentials(List<List<SecurityScheme>> alternatives) {
  /** Any signature and password is accepted: it cannot be verified without the client's key. */
  private static final String LOGIN =
      "[A-Z0-9-]+ .*Signature=.+|(?i:bearer) \\Q%s\\E|(?i:basic) .+";

  static DemandedCredentials of(Operation operation) {
    return new DemandedCredentials(
        operation.security().stream()
            .map(set -> set.stream().filter(each -> !each.parameter().isEmpty()).toList())
            .toList());
  }

  /** Whether there are any. */
  boolean areAny() {
    return all().findAny().isPresent();
  }

  /** Those in one part of a request. */
  Stream<String> in(String part) {
    return all().filter(each -> each.in().equals(part)).map(SecurityScheme::parameter).distinct();
  }

  /** Where they are, in words. */
  Stream<String> places() {
    return all()
        .map(
            each ->
                (each.in().equals("query") ? "query parameter" : each.in())
                    + " "
                    + each.parameter());
  }

  private Stream<SecurityScheme> all() {
    return alternatives.stream().flatMap(List::stream);
  }

  /** Whether a recorded request carries none of them. */
  boolean areMissingIn(io.github.cbrsdk.conformance.Request recorded) {
    RequestParameters sent = RequestParameters.of(recorded);
    return all().allMatch(each -> sent.values(each.in(), each.parameter()).isEmpty());
  }

  /** Matches the requests that carry no set of them with the token. */
  MatchResult refused(Request request, String token) {
    return MatchResult.of(
        alternatives.stream()
            .noneMatch(set -> set.stream().allMatch(each -> carries(request, each, token))));
  }

  private static boolean carries(Request request, SecurityScheme scheme, String token) {
    String name = scheme.parameter();
    if (scheme.in().equals("query")) {
      QueryParameter parameter = request.queryParameter(name);
      return parameter.isPresent() && parameter.values().contains(token);
    }
    if (scheme.in().equals("cookie")) {
      return request.getCookies().containsKey(name)
          && request.getCookies().get(name).getValues().contains(token);
    }
    HttpHeader header = request.header(name);
    Pattern login = Pattern.compile(LOGIN.formatted(token));
    return header.isPresent()
        && header.values().stream()
            .anyMatch(
                value ->
                    name.equalsIgnoreCase("Authorization")
                        ? login.matcher(value).matches()
                        : value.equals(token));
  }
}
