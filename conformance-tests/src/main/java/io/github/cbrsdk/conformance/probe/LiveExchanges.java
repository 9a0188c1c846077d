package io.github.cbrsdk.conformance.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.auth.CredentialChain;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.probe.Probe.ExpectedResponse;
import io.github.cbrsdk.conformance.probe.Probe.Login;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Sends probes to a real endpoint, one after the other. */
public final class LiveExchanges implements AutoCloseable {
  private static final HttpUrl NO_QUERY = HttpUrl.get("http://localhost/");

  private final List<Probe> probes;
  private final RateLimiter limiter;
  private final OkHttpClient http;
  private final List<WireTap.Heard> heard = new ArrayList<>();
  private final Map<Login, ApiClient> clients = new EnumMap<>(Login.class);
  private @Nullable PlainCalls plain;

  private LiveExchanges(Probes probes, OkHttpClient http, RateLimiter limiter) {
    this.probes = probes.all();
    this.limiter = limiter;
    this.http = http.newBuilder().addNetworkInterceptor(new WireTap(heard::add)).build();
  }

  /**
   * The exchanges of the SDK.
   *
   * @param http the HTTP client, which is closed with this
   * @throws IllegalArgumentException if the endpoint is malformed or not safe
   */
  public static LiveExchanges withSdk(
      String endpoint,
      Probes probes,
      Credentials credentials,
      OkHttpClient http,
      RateLimiter limiter) {
    LiveExchanges exchanges = new LiveExchanges(probes, http, limiter);
    ApiClient valid = exchanges.client(endpoint, credentials);
    exchanges.clients.put(Login.VALID, valid);
    exchanges.clients.put(Login.NONE, exchanges.client(endpoint, Credentials.NONE));
    Credentials wrong = TokenCredentials.of("wrong-" + UUID.randomUUID());
    exchanges.clients.put(Login.WRONG, exchanges.client(endpoint, wrong));
    // Refuses an endpoint that has a part of the paths of its operations.
    exchanges.probes.forEach(
        probe ->
            SdkOperation.of(probe.operation().id())
                .ifPresent(operation -> valid.api(operation.method().getDeclaringClass())));
    return exchanges;
  }

  /**
   * The exchanges of the SDK with the credentials in the environment or in clouds.yaml.
   *
   * @param projects the id of the project, or nothing
   */
  public static LiveExchanges withSdk(
      String endpoint,
      Probes probes,
      Map<String, String> environment,
      List<String> projects,
      OkHttpClient http,
      RateLimiter limiter) {
    CredentialChain chain =
        CredentialChain.create().environment(environment).login(login -> login.httpClient(http));
    projects.forEach(chain::projectId);
    return withSdk(endpoint, probes, chain.configured(), http, limiter);
  }

  /** The exchanges of a contract for which no SDK was generated. */
  public static LiveExchanges withoutSdk(
      String endpoint,
      Probes probes,
      SchemeCredentials credentials,
      Map<String, List<String>> values,
      OkHttpClient http,
      RateLimiter limiter) {
    LiveExchanges exchanges = new LiveExchanges(probes, http, limiter);
    probes.all().forEach(probe -> credentials.of(probe.operation()));
    exchanges.plain = new PlainCalls(endpoint, exchanges.http, values, credentials);
    return exchanges;
  }

  private ApiClient client(String endpoint, Credentials credentials) {
    CallOptions standard = CallOptions.standard();
    // The login and all attempts wait for the rate limiter.
    Duration turns = limiter.distance().multipliedBy(2L * standard.retry().maxAttempts());
    return ApiClient.builder()
        .endpoint(endpoint)
        .credentials(new TappedCredentials(credentials))
        .httpClient(http)
        .options(standard.withTimeout(standard.timeout().plus(turns)))
        .build();
  }

  /**
   * Sends all probes.
   *
   * @param listener is told the number of each probe and of all, such as {@code 2/5}, and the
   *     exchange, which is left out of the check where no response can be judged
   * @throws InterruptedException if this thread is interrupted
   */
  public void sendAll(BiConsumer<String, Exchange> listener) throws InterruptedException {
    for (int i = 0; i < probes.size(); i++) {
      limiter.await();
      listener.accept((i + 1) + "/" + probes.size(), exchange(probes.get(i)));
    }
  }

  private Exchange exchange(Probe probe) {
    heard.clear();
    ApiException failure = plain == null ? send(probe) : null;
    String reason = plain == null ? null : plain.send(probe);
    if (reason == null) {
      reason = unanswered(probe, failure);
    }
    if (reason != null) {
      return new Exchange(probe.source(), null, null, new Response(null, Headers.none(), null))
          .without(new Omission(reason, false));
    }
    WireTap.Heard last = heard.get(heard.size() - 1);
    return new Exchange(
        probe.source(), last.at(), last.request(), last.response(), probe.expected().status());
  }

  private @Nullable ApiException send(Probe probe) {
    ApiClient client = Objects.requireNonNull(clients.get(probe.login()));
    try {
      SdkCall.of(probe.operation(), client, probe.pathParameters(), NO_QUERY).execute();
      return null;
    } catch (ApiException e) {
      return e;
    }
  }

  /** Why the response cannot be checked, or null if it can. */
  private @Nullable String unanswered(Probe probe, @Nullable ApiException failure) {
    if (heard.isEmpty()) {
      return failure == null ? "nothing was sent" : FailureReason.of(failure);
    }
    WireTap.Heard last = heard.get(heard.size() - 1);
    Response response = last.response();
    String at = FailureReason.at(last.request().url());
    int status = response.status() == null ? 0 : response.status();
    if (isWebPage(response)) {
      return "a web page%s (status %d): check for a proxy between you and the service"
          .formatted(at, status);
    }
    if (status == 407 || status == 511) {
      return "a proxy on the way asks for a login%s (status %d): log in there, or avoid it"
          .formatted(at, status);
    }
    if (failure != null && FailureReason.isIndependentOfRequest(failure)) {
      return FailureReason.of(failure);
    }
    if (probe.expected().status() == null) {
      boolean declared = probe.operation().response(status).isPresent();
      return failure == null || status < 300 || !declared ? null : FailureReason.of(failure);
    }
    // The check reports a probe that succeeds and had to fail.
    return status / 100 == 2 ? null : unexpected(probe, failure, response, at);
  }

  private @Nullable String unexpected(
      Probe probe, @Nullable ApiException failure, Response response, String at) {
    ExpectedResponse expected = probe.expected();
    int status = Objects.requireNonNull(response.status());
    if (!Integer.valueOf(status).equals(expected.status())) {
      return failure != null
              && probe.login() == Login.VALID
              && FailureReason.isRefusedLogin(failure)
          ? FailureReason.of(failure)
          : "expected status %d, got %d%s: check --endpoint and the proxies on the way"
              .formatted(expected.status(), status, at);
    }
    byte[] body = response.body();
    return body != null && expected.fits(probe.operation().yaml().root(), body)
        ? null
        : "the error%s has another form than %s: check --endpoint and the proxies on the way"
            .formatted(at, expected.schema());
  }

  /** Whether a proxy or a login portal responded: no JSON begins with a tag. */
  private static boolean isWebPage(Response response) {
    String type = response.headers().first("Content-Type");
    byte[] body = response.body();
    return (type != null && type.toLowerCase(Locale.ROOT).contains("html"))
        || (body != null && new String(body, UTF_8).stripLeading().startsWith("<"));
  }

  @Override
  public void close() {
    clients.values().forEach(ApiClient::close);
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
