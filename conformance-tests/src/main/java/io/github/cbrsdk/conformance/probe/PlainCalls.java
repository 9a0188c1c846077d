package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Calls the operations of any contract, for which no SDK was generated. */
final class PlainCalls {
  /** A value in a request; {@code in} is as of a parameter of OpenAPI. */
  record SentValue(String in, String name, String value) {
    boolean isFor(Parameter parameter) {
      return in.equals(parameter.in()) && name.equalsIgnoreCase(parameter.name());
    }
  }

  private final HttpUrl endpoint;
  private final OkHttpClient http;
  private final Map<String, List<String>> parameters;
  private final SchemeCredentials credentials;

  /**
   * @throws IllegalArgumentException if the endpoint is no URL, or would get a login unencrypted
   */
  PlainCalls(
      String endpoint,
      OkHttpClient http,
      Map<String, List<String>> parameters,
      SchemeCredentials credentials) {
    HttpUrl url = ServiceUrl.parse("--endpoint", endpoint);
    if (!url.isHttps() && !List.of("localhost", "127.0.0.1", "::1").contains(url.host())) {
      throw new IllegalArgumentException("--endpoint: credentials are sent with https only.");
    }
    this.endpoint = url;
    this.http = http.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.parameters = parameters;
    this.credentials = credentials;
  }

  /** Sends a probe; returns why there is no response, or null if there is one. */
  @Nullable String send(Probe probe) {
    try {
      http.newCall(request(probe)).execute().close();
      return null;
    } catch (IOException e) {
      return FailureReason.unreachable(e).formatted(FailureReason.at(endpoint.toString()));
    }
  }

  private Request request(Probe probe) {
    Operation operation = probe.operation();
    HttpUrl.Builder url = url(operation, probe.pathParameters()).newBuilder();
    boolean bodiless = operation.method().equals("GET") || operation.method().equals("HEAD");
    Request.Builder request =
        new Request.Builder().method(operation.method(), bodiless ? null : RequestBody.EMPTY);
    // A credential replaces a parameter of its name.
    List<SentValue> login = credentials.values(operation);
    List<SentValue> values = new ArrayList<>();
    for (Parameter each : operation.parameters()) {
      if (login.stream().noneMatch(sent -> sent.isFor(each))) {
        parameters
            .getOrDefault(each.name(), List.of())
            .forEach(value -> values.add(new SentValue(each.in(), each.name(), value)));
      }
    }
    values.addAll(login);
    List<String> cookies = new ArrayList<>();
    for (SentValue each : values) {
      switch (each.in()) {
        case "query" -> url.addQueryParameter(each.name(), each.value());
        case "header" -> request.addHeader(each.name(), each.value());
        case "cookie" -> cookies.add(each.name() + "=" + each.value());
        default -> {
          // Those in the path are in the URL already.
        }
      }
    }
    if (!cookies.isEmpty()) {
      request.header("Cookie", String.join("; ", cookies));
    }
    return request.url(url.build()).header("Accept", "application/json, */*").build();
  }

  /** An endpoint without a path is a host, below which the paths of the contract's server are. */
  private HttpUrl url(Operation operation, Map<String, String> values) {
    String base = endpoint.encodedPath().replaceFirst("/$", "");
    String below = base.isEmpty() ? operation.path().serverPath() : base;
    return endpoint.newBuilder().encodedPath(below + operation.path().expand(values)).build();
  }
}
