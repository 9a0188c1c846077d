package io.github.cbrsdk.conformance.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract.
 *
 * @param id its operationId
 * @param tag its first tag, or empty
 * @param method the HTTP method in upper case
 * @param path its path
 * @param parameters those of the operation and its path, in the order of the contract
 * @param responses by status as the contract writes it, in its order
 * @param validations the validations of each of its responses
 * @param request the body of its requests, or null if it declares none
 * @param security the sets of credentials of which a request carries one; empty if it needs none
 * @param secretHeaders names of the request headers that carry credentials
 * @param yaml its description in the contract; the parent describes its path
 */
public record Operation(
    String id,
    String tag,
    String method,
    PathTemplate path,
    List<Parameter> parameters,
    Map<String, ResponseContract> responses,
    List<Validation> validations,
    @Nullable RequestContract request,
    List<List<SecurityScheme>> security,
    List<String> secretHeaders,
    YamlNode yaml) {
  private static final Pattern BODILESS = Pattern.compile("1..|204|205|304");

  public Operation {
    parameters = List.copyOf(parameters);
    responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
    validations = List.copyOf(validations);
    security = List.copyOf(security);
    secretHeaders = List.copyOf(secretHeaders);
  }

  public ContractLocation location() {
    return yaml.location();
  }

  /** Whether HTTP allows a body in a response to that method, with that status. */
  public static boolean mayHaveBody(String method, String status) {
    return !method.equalsIgnoreCase("HEAD") && !BODILESS.matcher(status).matches();
  }

  /** The response of a status: by itself, by its class such as {@code 4XX}, by default. */
  public Optional<ResponseContract> response(int status) {
    ResponseContract exact = responses.get(Integer.toString(status));
    if (exact != null) {
      return Optional.of(exact);
    }
    ResponseContract range = responses.get(status / 100 + "XX");
    return Optional.ofNullable(range != null ? range : responses.get("default"));
  }
}
