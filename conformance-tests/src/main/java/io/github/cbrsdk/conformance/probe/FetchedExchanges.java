package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.RetryPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Sends requests of the built-in recordings with the SDK, and delivers the new exchanges. */
public final class FetchedExchanges implements ExchangeSource, AutoCloseable {
  private final ExchangeSource recordings;
  private final EffectiveContract contract;
  private final List<WireTap.Heard> heard = new ArrayList<>();
  private final OkHttpClient http;
  private final ApiClient withToken;
  private final ApiClient withoutToken;

  /**
   * @param token the token for requests that were recorded with a login
   */
  public FetchedExchanges(
      ExchangeSource recordings, EffectiveContract contract, URI endpoint, String token) {
    this.recordings = recordings;
    this.contract = contract;
    this.http = new OkHttpClient.Builder().addNetworkInterceptor(new WireTap(heard::add)).build();
    this.withToken = client(endpoint, TokenCredentials.of(token));
    this.withoutToken = client(endpoint, Credentials.NONE);
  }

  private ApiClient client(URI endpoint, Credentials credentials) {
    return ApiClient.builder()
        .endpoint(endpoint.toString())
        .credentials(new TappedCredentials(credentials))
        .httpClient(http)
        // Each recording is one exchange: failures must not be retried.
        .options(CallOptions.standard().withRetry(RetryPolicy.never()))
        .build();
  }

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    recordings.forEach(
        recorded -> consumer.accept(fetch(recorded, Objects.requireNonNull(recorded.request()))));
  }

  private Exchange fetch(Exchange recorded, Request request) {
    Operation operation = contract.operation(request.method(), request.url()).orElseThrow();
    heard.clear();
    boolean loggedIn =
        operation.secretHeaders().stream().anyMatch(name -> request.headers().first(name) != null);
    try {
      SdkCall.of(
              operation,
              loggedIn ? withToken : withoutToken,
              operation.path().match(request.url()).orElseThrow(),
              Objects.requireNonNull(HttpUrl.get("http://localhost/").resolve(request.url())))
          .execute();
    } catch (ApiException e) {
      if (heard.isEmpty()) {
        throw new SourceException(
            "%s could not be fetched: %s".formatted(recorded.source(), e.getMessage()), e);
      }
    }
    WireTap.Heard last = heard.get(heard.size() - 1);
    return new Exchange(recorded.source(), recorded.recordedAt(), last.request(), last.response());
  }

  @Override
  public void close() {
    withToken.close();
    withoutToken.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
