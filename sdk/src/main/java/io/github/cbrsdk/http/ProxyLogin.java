package io.github.cbrsdk.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Challenge;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Shows a login to a proxy, and not again once it was refused: a directory locks an account after a
 * few refusals. It is shown again when it has changed, or when five minutes have passed. Of calls
 * at a time one shows it, until the proxy has accepted it.
 */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";
  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** How often a call that waits looks whether its own time is over. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The call that a thread makes, or none. */
  private static final ThreadLocal<@Nullable Call> CALLS = new ThreadLocal<>();

  private final Authenticator login;
  private final Time time;

  /** Held by the call that shows a login of which it is not known whether the proxy accepts it. */
  private final ReentrantLock trial = new ReentrantLock();

  /** What the call that holds the lock shows. */
  private String tried = "";

  private volatile @Nullable String accepted;
  private volatile @Nullable Refusal refusal;
  private volatile Redaction secrets = new Redaction();

  ProxyLogin(Authenticator login, Time time) {
    this.login = login;
    this.time = time;
  }

  /** What {@link java.net.Authenticator} knows, for proxies that ask by the scheme Basic. */
  static Authenticator ofJava() {
    return (route, response) -> {
      for (Challenge asked : response.challenges()) {
        PasswordAuthentication known =
            route != null
                    && is(asked, "Basic")
                    && route.proxy().address() instanceof InetSocketAddress proxy
                ? java.net.Authenticator.requestPasswordAuthentication(
                    proxy.getHostString(),
                    proxy.getAddress(),
                    proxy.getPort(),
                    "http",
                    asked.realm(),
                    asked.scheme(),
                    response.request().url().url(),
                    java.net.Authenticator.RequestorType.PROXY)
                : null;
        if (known != null) {
          return basic(known.getUserName(), new String(known.getPassword()))
              .authenticate(route, response);
        }
      }
      return null;
    };
  }

  /** A user and a password, for proxies that ask for them by the scheme Basic. */
  static Authenticator basic(String user, String password) {
    String shown = Credentials.basic(user, password, StandardCharsets.UTF_8);
    return (route, response) ->
        isPreemptive(response)
                || response.challenges().stream().anyMatch(asked -> is(asked, "Basic"))
            ? response.request().newBuilder().header(HEADER, shown).build()
            : null;
  }

  /** Into a client, below all of its interceptors. */
  OkHttpClient.Builder install(OkHttpClient.Builder client) {
    return client
        .proxyAuthenticator(this)
        .addInterceptor(this::call)
        .addNetworkInterceptor(this::exchange);
  }

  private Response call(Interceptor.Chain chain) throws IOException {
    Call outer = CALLS.get();
    CALLS.set(chain.call());
    try {
      return chain.proceed(chain.request());
    } finally {
      CALLS.set(outer);
      endTrial();
    }
  }

  private Response exchange(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    boolean tunnelled = connection != null && connection.handshake() != null;
    if (tunnelled) {
      accept();
    }
    Request request = chain.request();
    Shown shown = request.tag(Shown.class);
    Response response =
        chain.proceed(
            shown == null ? request : request.newBuilder().header(HEADER, shown.login).build());
    if (!tunnelled && response.code() != 407) {
      accept();
    }
    return response;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    Response asked = unhidden(response);
    String shown = asked.request().header(HEADER);
    if (shown != null) {
      refusal = new Refusal(shown, new Deadline(time, PAUSE));
      accepted = null;
    }
    Request next = login.authenticate(route, asked);
    String nextShown = next == null ? null : next.header(HEADER);
    if (nextShown != null) {
      secrets = Shown.redaction(nextShown);
      awaitTrial(nextShown);
    }
    if (next != null && !isRefused(nextShown)) {
      return nextShown == null || next.method().equals("CONNECT") ? next : hidden(next, nextShown);
    }
    if (isPreemptive(response)) {
      return null;
    }
    if (next != null) {
      throw new Refused("The proxy refused the login, which is not shown again for now");
    }
    throw new Refused(
        "The proxy asks for a login by "
            + String.join(", ", response.challenges().stream().map(Challenge::scheme).toList())
            + ", and there is none of that kind");
  }

  /** Of a request through a tunnel interceptors see nothing, but of any other they see it all. */
  private static Request hidden(Request request, String login) {
    return request.newBuilder().header(HEADER, "***").tag(Shown.class, new Shown(login)).build();
  }

  private static Response unhidden(Response response) {
    Request request = response.request();
    Shown shown = request.tag(Shown.class);
    return shown == null
        ? response
        : response
            .newBuilder()
            .request(request.newBuilder().header(HEADER, shown.login).build())
            .build();
  }

  /**
   * Lets one call show a login that was not accepted yet, while the others wait for how it ends.
   */
  private void awaitTrial(String login) throws IOException {
    Call call = CALLS.get();
    String kind = Shown.kind(login);
    if (call == null || kind.equals(accepted) || isRefused(login)) {
      return;
    }
    if (!trial.isHeldByCurrentThread()) {
      beginTrial(call);
    }
    tried = kind;
    if (kind.equals(accepted)) {
      endTrial();
    }
  }

  private void beginTrial(Call call) throws IOException {
    try {
      while (!trial.tryLock(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (call.isCanceled()) {
          throw new IOException("Canceled");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void accept() {
    if (trial.isHeldByCurrentThread()) {
      accepted = tried;
      endTrial();
    }
  }

  private void endTrial() {
    if (trial.isHeldByCurrentThread()) {
      trial.unlock();
    }
  }

  /** A text from outside without the login that it may echo. */
  String redact(String text) {
    return secrets.apply(text);
  }

  private boolean isRefused(@Nullable String login) {
    Refusal known = refusal;
    return known != null && known.login.equals(login) && !known.until.remaining().isZero();
  }

  /** OkHttp asks before a proxy does, to save a tunnel that would be refused. */
  private static boolean isPreemptive(Response response) {
    return response.challenges().stream().anyMatch(asked -> is(asked, "OkHttp-Preemptive"));
  }

  private static boolean is(Challenge challenge, String scheme) {
    return challenge.scheme().equalsIgnoreCase(scheme);
  }

  private record Refusal(String login, Deadline until) {}

  /** The whole header, which goes along with a request whose own header hides it. */
  private record Shown(String login) {
    /** What stays the same from one request to the next: all of it, or the scheme alone. */
    static String kind(String login) {
      return isBasic(login) ? login : login.replaceFirst(" .*", "");
    }

    private static boolean isBasic(String login) {
      return login.regionMatches(true, 0, "Basic ", 0, 6);
    }

    static Redaction redaction(String login) {
      String credentials = login.substring(login.indexOf(' ') + 1).trim();
      ByteString pair = isBasic(login) ? ByteString.decodeBase64(credentials) : null;
      String password = pair == null ? "" : pair.utf8().replaceFirst("^[^:]*:", "");
      return new Redaction(credentials, password);
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** The proxy does not let the request through. */
  static final class Refused extends ProtocolException {
    private static final long serialVersionUID = 1;

    private Refused(String message) {
      super(message);
    }
  }
}
