package io.github.cbrsdk.conformance.live;

import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.Credentials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Asks a real endpoint, one question after the other, with requests that change nothing. */
public final class LiveExchanges {
  private final EffectiveContract contract;
  private final List<Question> questions;
  private final Pace pace;
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
    OkHttpClient tapped =
        http.newBuilder().addNetworkInterceptor(new WireTap(Clock.systemUTC(), heard::add)).build();
    this.valid = client(endpoint, credentials, tapped);
    this.none = client(endpoint, Credentials.NONE, tapped);
    this.wrong = client(endpoint, TokenCredentials.of("wrong-" + UUID.randomUUID()), tapped);
  }

  private static ApiClient client(String endpoint, Credentials credentials, OkHttpClient http) {
    return ApiClient.builder().endpoint(endpoint).credentials(credentials).httpClient(http).build();
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
      SdkOperation.of(question.operation())
          .call(client, question.pathParameters(), QueryValues.NONE)
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
    if (isWebPage(response)) {
      return "a web page%s (status %d): see what stands between you and the service"
              .formatted(at, response.status())
          + ", such as a proxy";
    }
    int status = response.status() == null ? 0 : response.status();
    Expectation expected = question.expected();
    if (expected.isSuccess()) {
      boolean declared = question.operation().response(status).isPresent();
      return failure == null || status < 300 || !declared ? null : Refusal.of(failure);
    }
    if (status / 100 == 2) {
      // What has to fail and does not is for the check to complain about.
      return null;
    }
    if (status != expected.status()) {
      return "expected status %d, got %d%s: see what stands between you and the service"
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

  private static boolean isWebPage(Response response) {
    String type = response.headers().first("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).contains("html");
  }
}
