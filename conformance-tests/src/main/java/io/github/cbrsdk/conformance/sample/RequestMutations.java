package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.RequestContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of a whole request that conforms and was accepted. */
public final class RequestMutations {
  private static final String CREDENTIAL = "aVerySecretCredentialOfTheSelfTest0123456789";
  private static final int SUCCESS = 2;

  private final SampleExchange sample;
  private final List<Header> headers = new ArrayList<>(List.of(new Header("Host", "localhost")));
  private final List<Header> query = new ArrayList<>();
  private final List<Header> cookies = new ArrayList<>();
  private final List<Parameter> required = new ArrayList<>();
  private final List<SecurityScheme> login;
  private byte @Nullable [] body;
  private @Nullable String mediaType;

  private RequestMutations(SampleExchange sample) {
    this.sample = sample;
    List<List<SecurityScheme>> security = sample.operation().security();
    this.login = security.isEmpty() ? List.of() : security.get(0);
    for (Parameter parameter : sample.operation().parameters()) {
      if (parameter.required() && parameter.isBesideThePath()) {
        required.add(parameter);
        part(parameter.in()).add(new Header(parameter.name(), value(parameter)));
      }
    }
    for (SecurityScheme scheme : login) {
      part(scheme.in())
          .add(new Header(scheme.parameter(), (scheme.scheme() + " " + CREDENTIAL).strip()));
    }
    RequestContract request = sample.operation().request();
    if (request != null && request.required()) {
      for (Map.Entry<String, Optional<Schema>> each : request.content().entrySet()) {
        if (mediaType == null && each.getKey().endsWith("json") && each.getValue().isPresent()) {
          mediaType = each.getKey();
          body = JsonWriter.bytes(SampleValues.value(each.getValue().get(), null));
        }
      }
    }
  }

  /** Those of a sample of success; empty for others, and where no request can be made up. */
  public static Optional<RequestMutations> of(SampleExchange sample) {
    if (sample.status() / 100 != SUCCESS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RequestMutations(sample));
    } catch (ContractException e) {
      return Optional.empty();
    }
  }

  private List<Header> part(String in) {
    return in.equals("query") ? query : in.equals("cookie") ? cookies : headers;
  }

  private static String value(Parameter parameter) {
    Json value = parameter.schema() == null ? null : SampleValues.value(parameter.schema(), null);
    if (parameter.example() != null) {
      return parameter.example().toString();
    }
    return value == null ? "1" : value.elements().stream().findFirst().orElse(value).text();
  }

  /** A URL with what an operation requires in the query, if that can be made up. */
  static String withQuery(String url, Operation operation) {
    try {
      return withQuery(
          url,
          operation.parameters().stream()
              .filter(each -> each.required() && each.in().equals("query"))
              .map(each -> new Header(each.name(), value(each)))
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

  private Exchange exchange(String base, List<Header> asked, byte @Nullable [] sent) {
    List<Header> lines = new ArrayList<>(headers);
    for (Header each : cookies) {
      lines.add(new Header("Cookie", each.name() + "=" + each.value()));
    }
    if (mediaType != null) {
      lines.add(new Header("Content-Type", mediaType));
      lines.add(new Header("Content-Length", String.valueOf(sent == null ? 0 : sent.length)));
    }
    Exchange good = sample.exchange();
    return new Exchange(
        good.source(),
        null,
        new Request(sample.operation().method(), withQuery(base, asked), Headers.of(lines), sent),
        good.response());
  }

  private String path() {
    Request request = sample.exchange().request();
    return request == null ? "/" : request.url().split("\\?", 2)[0];
  }

  private Mutation mutation(Rule rule, String operator, Exchange exchange) {
    return Mutation.ofResponse(rule, operator, sample, () -> exchange);
  }

  /** It with one more query parameter. */
  public Mutation with(Rule rule, String operator, String name, String value) {
    List<Header> more = new ArrayList<>(query);
    more.add(new Header(name, value));
    return mutation(rule, operator, exchange(path(), more, body));
  }

  /** It without credentials, if it needs any that can be seen. */
  public Stream<Mutation> withoutLogin(Rule rule) {
    if (sample.operation().security().stream()
        .anyMatch(set -> set.stream().allMatch(each -> each.parameter().isEmpty()))) {
      return Stream.empty();
    }
    RequestMutations bare = new RequestMutations(sample);
    bare.login.forEach(
        scheme -> bare.part(scheme.in()).removeIf(each -> each.name().equals(scheme.parameter())));
    return login.isEmpty()
        ? Stream.empty()
        : Stream.of(
            mutation(rule, "without credentials", bare.exchange(path(), bare.query, bare.body)));
  }

  /** A request of something else of a server of the contract. */
  public Stream<Mutation> elsewhere(Rule rule) {
    return sample.operation().path().servers().stream()
        .filter(server -> server.contains("://") && !server.contains("{"))
        .limit(1)
        .map(
            server ->
                mutation(
                    rule,
                    "undeclared path",
                    exchange(server + "/not-declared/by-any/operation", List.of(), null)));
  }

  /** It without something that is required, and with another value of something. */
  public Stream<Mutation> invalid(Rule rule) {
    List<Mutation> all = new ArrayList<>();
    for (Parameter parameter : required) {
      if (parameter.schema() == null || !parameter.schema().types().contains(JsonType.OBJECT)) {
        RequestMutations less = new RequestMutations(sample);
        less.part(parameter.in()).removeIf(each -> each.name().equals(parameter.name()));
        all.add(
            mutation(
                rule,
                "without a required parameter",
                less.exchange(path(), less.query, less.body)));
      }
    }
    for (Parameter parameter : sample.operation().parameters()) {
      Schema schema = parameter.schema();
      if (parameter.in().equals("query")
          && schema != null
          && schema.alternatives().isEmpty()
          && Set.of(JsonType.INTEGER, JsonType.NUMBER, JsonType.BOOLEAN)
              .containsAll(schema.types())) {
        List<Header> others = new ArrayList<>(query);
        others.removeIf(each -> each.name().equals(parameter.name()));
        others.add(new Header(parameter.name(), "neither"));
        all.add(mutation(rule, "a parameter with another value", exchange(path(), others, body)));
      }
    }
    if (body != null) {
      all.add(mutation(rule, "without a required body", exchange(path(), query, null)));
      all.add(
          mutation(
              rule,
              "a body that is no JSON",
              exchange(path(), query, "{".getBytes(StandardCharsets.UTF_8))));
    }
    return all.stream();
  }
}
