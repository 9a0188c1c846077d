package io.github.cbrsdk.conformance.live;

import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.live.Question.Login;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Asks a real endpoint, one question after the other, with requests that change nothing. */
public final class LiveExchanges implements AutoCloseable {
  private final EffectiveContract contract;
  private final List<Question> questions;
  private final Pace pace;
  private final OkHttpClient http;
  private final List<WireTap.Heard> heard = new ArrayList<>();
  private final ApiClient valid;
  private final ApiClient none;
  private final ApiClient wrong;

  /** Is told of each question when it has been asked. */
  public interface Listener {
    /**
     * There is an answer to check.
     *
     * @param progress the number of the question and of all, such as {@code 2/5}
     */
    void answered(String progress, Exchange exchange);

    /**
     * There is nothing to check.
     *
     * @param source how reports name the question
     * @param reason why, and what to do
     */
    void unanswered(String progress, String source, String reason);
  }

  /**
   * @param endpoint a host or a URL
   * @param values the path parameters to ask with
   * @param probes whether to ask also for what has to fail
   * @param http what to ask over; paced, and closed with this
   * @throws IllegalArgumentException if the endpoint is none, or not safe
   */
  public LiveExchanges(
      EffectiveContract contract,
      String endpoint,
      Map<String, List<String>> values,
      boolean probes,
      Credentials credentials,
      OkHttpClient http,
      Pace pace) {
    this.contract = contract;
    this.questions = Questions.of(contract, values, probes);
    this.pace = pace;
    this.http =
        http.newBuilder().addNetworkInterceptor(new WireTap(Clock.systemUTC(), heard::add)).build();
    this.valid = client(endpoint, credentials);
    this.none = client(endpoint, Credentials.NONE);
    this.wrong = client(endpoint, TokenCredentials.of("wrong-" + UUID.randomUUID()));
  }

  private ApiClient client(String endpoint, Credentials credentials) {
    CallOptions standard = CallOptions.standard();
    // A login and all attempts have to wait for their turn, which is no fault of the service.
    Duration turns = pace.distance().multipliedBy(2L * standard.retry().maxAttempts());
    return ApiClient.builder()
        .endpoint(endpoint)
        .credentials(new TappedCredentials(credentials))
        .httpClient(http)
        .options(standard.withTimeout(standard.timeout().plus(turns)))
        .build();
  }

  /**
   * Asks all questions.
   *
   * @throws InterruptedException if this thread is told to stop
   */
  public void ask(Listener listener) throws InterruptedException {
    for (int i = 0; i < questions.size(); i++) {
      pace.await();
      ask(questions.get(i), (i + 1) + "/" + questions.size(), listener);
    }
  }

  private void ask(Question question, String progress, Listener listener) {
    heard.clear();
    ApiException failure = send(question);
    String reason = unanswered(question, failure);
    if (reason == null) {
      WireTap.Heard last = heard.get(heard.size() - 1);
      listener.answered(
          progress,
          new Exchange(
              question.source(),
              last.at(),
              last.request(),
              last.response(),
              question.expected().requiredStatus()));
    } else {
      listener.unanswered(progress, question.source(), reason);
    }
  }

  private @Nullable ApiException send(Question question) {
    ApiClient client =
        switch (question.login()) {
          case VALID -> valid;
          case NONE -> none;
          case WRONG -> wrong;
        };
    try {
      SdkCall.of(question.operation(), client, question.pathParameters(), QueryValues.NONE)
          .execute();
      return null;
    } catch (ApiException e) {
      return e;
    }
  }

  /** Why what was heard says nothing about what was asked, or null if it does. */
  private @Nullable String unanswered(Question question, @Nullable ApiException failure) {
    if (heard.isEmpty()) {
      return failure == null ? "nothing was sent" : Refusal.of(failure);
    }
    WireTap.Heard last = heard.get(heard.size() - 1);
    Response response = last.response();
    String at = Refusal.at(last.request().url());
    int status = response.status() == null ? 0 : response.status();
    if (WebPage.is(response)) {
      return "a web page%s (status %d): see what stands between you and the service"
              .formatted(at, status)
          + ", such as a proxy";
    }
    if (status == 407 || status == 511) {
      return "something on the way asks for a login%s (status %d): log in there, or go around it"
          .formatted(at, status);
    }
    if (failure != null && Refusal.isOfCircumstances(failure)) {
      return Refusal.of(failure);
    }
    if (question.expected().isSuccess()) {
      boolean declared = question.operation().response(status).isPresent();
      return failure == null || status < 300 || !declared ? null : Refusal.of(failure);
    }
    // What has to fail and does not is for the check to complain about.
    return status / 100 == 2 ? null : unexpected(question, failure, response, at);
  }

  private @Nullable String unexpected(
      Question question, @Nullable ApiException failure, Response response, String at) {
    Expectation expected = question.expected();
    int status = Objects.requireNonNull(response.status());
    if (status != expected.status()) {
      return failure != null && question.login() == Login.VALID && Refusal.isOfCaller(failure)
          ? Refusal.of(failure)
          : "expected status %d, got %d%s: see who answered, and whether --endpoint is right"
              .formatted(expected.status(), status, at);
    }
    byte[] body = response.body();
    boolean fits =
        body != null && Envelope.fits(contract, question.operation(), expected.envelope(), body);
    return fits
        ? null
        : "the error%s has another form than %s: see who answered, and whether --endpoint is right"
            .formatted(at, expected.envelope());
  }

  @Override
  public void close() {
    valid.close();
    none.close();
    wrong.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
