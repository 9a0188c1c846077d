package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.RequestContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of a whole request that conforms and was accepted. */
public final class RequestMutations {
  private static final int SUCCESS = 2;

  private final MutationMaker make;
  private final Operation operation;
  private final List<Header> headers = new ArrayList<>(List.of(new Header("Host", "localhost")));
  private final List<Header> query = new ArrayList<>();
  private final List<Header> cookies = new ArrayList<>();
  private final List<SecurityScheme> login;
  private String base;
  private byte @Nullable [] body;
  private @Nullable String mediaType;

  private RequestMutations(MutationMaker make) {
    this.make = make;
    this.operation = make.sample().operation();
    this.login = operation.security().stream().findFirst().orElse(List.of());
    Request bare = Objects.requireNonNull(make.sample().exchange().request());
    this.base = bare.url().split("\\?", 2)[0];
    required().forEach(each -> part(each.in()).addAll(SampleExchanges.written(each)));
    for (SecurityScheme scheme : login) {
      String value = (scheme.scheme() + " " + SampleExchanges.CREDENTIAL).strip();
      part(scheme.in()).add(new Header(scheme.parameter(), value));
    }
    RequestContract request = operation.request();
    if (request != null && request.required()) {
      for (Map.Entry<String, Optional<Schema>> each : request.content().entrySet()) {
        if (mediaType == null && MediaRange.isJson(each.getKey()) && each.getValue().isPresent()) {
          mediaType = each.getKey();
          body = JsonWriter.bytes(SampleValues.value(each.getValue().get(), null));
        }
      }
    }
  }

  /**
   * Changes of the request of a successful sample; empty for another sample, and where no request
   * can be made.
   */
  public static Optional<RequestMutations> of(MutationMaker make) {
    if (make.sample().status() / 100 != SUCCESS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RequestMutations(make));
    } catch (ContractException e) {
      return Optional.empty();
    }
  }

  private Stream<Parameter> required() {
    return operation.parameters().stream()
        .filter(each -> each.required() && each.isBesideThePath());
  }

  private List<Header> part(String in) {
    return in.equals("query") ? query : in.equals("cookie") ? cookies : headers;
  }

  /**
   * Whether the check reports that it is missing: recordings often lack credentials, or all
   * cookies.
   */
  private boolean isMissed(Parameter parameter) {
    return switch (parameter.in()) {
      case "query" -> true;
      case "cookie" -> cookies.size() > 1;
      default -> !RequestParameters.isSecret(parameter);
    };
  }

  private void remove(String in, String name) {
    part(in).removeIf(each -> each.name().equals(name));
  }

  /** Adds the required query parameters to a URL, if values can be made for them. */
  static String withQuery(String url, Operation operation) {
    try {
      return withQuery(
          url,
          operation.parameters().stream()
              .filter(each -> each.required() && each.in().equals("query"))
              .flatMap(each -> SampleExchanges.written(each).stream())
              .toList());
    } catch (ContractException e) {
      return url;
    }
  }

  private static String withQuery(String base, List<Header> asked) {
    StringBuilder url = new StringBuilder(base);
    for (Header each : asked) {
      url.append(url.indexOf("?") < 0 ? '?' : '&').append(each.name()).append('=');
      url.append(URLEncoder.encode(each.value(), StandardCharsets.UTF_8));
    }
    return url.toString();
  }

  private Exchange exchange(SampleExchange sample) {
    List<Header> lines = new ArrayList<>(headers);
    for (Header each : cookies) {
      lines.add(new Header("Cookie", each.name() + "=" + each.value()));
    }
    if (mediaType != null) {
      lines.add(new Header("Content-Type", mediaType));
      lines.add(new Header("Content-Length", String.valueOf(body == null ? 0 : body.length)));
    }
    Exchange good = sample.exchange();
    return new Exchange(
        good.source(),
        null,
        new Request(operation.method(), withQuery(base, query), Headers.of(lines), body),
        good.response());
  }

  private Mutation mutation(String operator, Consumer<RequestMutations> change) {
    return make.whole(
        operator,
        sample -> {
          RequestMutations changed = new RequestMutations(make);
          change.accept(changed);
          return changed.exchange(sample);
        });
  }

  /** Adds a query parameter. */
  public Mutation with(String operator, String name, String value) {
    return mutation(operator, each -> each.query.add(new Header(name, value)));
  }

  /** Leaves out the credentials, if the operation needs some that the check can see. */
  public Stream<Mutation> withoutLogin() {
    boolean seen =
        operation.security().stream()
            .noneMatch(set -> set.stream().allMatch(each -> each.parameter().isEmpty()));
    return login.isEmpty() || !seen
        ? Stream.empty()
        : Stream.of(
            mutation(
                "without credentials",
                each -> login.forEach(scheme -> each.remove(scheme.in(), scheme.parameter()))));
  }

  /** Requests an undeclared path of a server of the contract. */
  public Stream<Mutation> elsewhere() {
    return operation.path().servers().stream()
        .filter(server -> server.contains("://") && !server.contains("{"))
        .limit(1)
        .map(
            server ->
                mutation(
                    "undeclared path",
                    each -> {
                      each.base = server + "/not-declared/by-any/not-declared";
                      each.query.clear();
                      each.body = null;
                    }));
  }

  /** Leaves out what is required, or sends a value of another type. */
  public Stream<Mutation> invalid() {
    Stream<Mutation> less =
        required()
            .filter(this::isMissed)
            .filter(
                each -> each.schema() == null || !each.schema().types().contains(JsonType.OBJECT))
            .map(
                parameter ->
                    mutation(
                        "without a required parameter",
                        each -> each.remove(parameter.in(), parameter.name())));
    Stream<Mutation> other =
        operation.parameters().stream()
            .filter(each -> each.in().equals("query") && isPlain(each.schema()))
            .map(
                parameter ->
                    mutation(
                        "a parameter with another value",
                        each -> {
                          each.remove("query", parameter.name());
                          each.query.add(new Header(parameter.name(), "neither"));
                        }));
    Stream<Mutation> bodies =
        body == null
            ? Stream.empty()
            : Stream.of(
                mutation("without a required body", each -> each.body = null),
                mutation("a body that is no JSON", each -> each.body = new byte[] {'{'}));
    return Stream.of(less, other, bodies).flatMap(each -> each);
  }

  private static boolean isPlain(@Nullable Schema schema) {
    return schema != null
        && schema.alternatives().isEmpty()
        && Set.of(JsonType.INTEGER, JsonType.NUMBER, JsonType.BOOLEAN).containsAll(schema.types());
  }
}
