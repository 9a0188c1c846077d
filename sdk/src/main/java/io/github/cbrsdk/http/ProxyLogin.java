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
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates at a proxy. A login that the proxy refused is not sent again for five minutes
 * unless it changes, because directories lock an account after a few refusals. Until the proxy has
 * accepted a login, only one of several concurrent calls sends it.
 */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";
  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** Interval at which a waiting call checks whether it was cancelled. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  /** The current call of each thread. */
  private static final ThreadLocal<@Nullable Call> CALLS = new ThreadLocal<>();

  private final Authenticator login;
  private final Time time;

  /** Held by the call that sends a login which the proxy has not yet accepted or refused. */
  private final ReentrantLock trial = new ReentrantLock();

  /** The login that the holder of the lock sends, or its scheme. */
  private String tried = "";

  private volatile @Nullable String accepted;
  private volatile @Nullable Refusal refusal;
  private volatile Redaction secrets = new Redaction();

  ProxyLogin(Authenticator login, Time time) {
    this.login = login;
    this.time = time;
  }

  /**
   * The login of {@link java.net.Authenticator}, for proxies that ask for the scheme Basic. That of
   * OkHttp fails with a proxy of the system properties, whose address is not resolved.
   */
  static Authenticator fromJava() {
    return (route, response) -> {
      for (Challenge challenge : response.challenges()) {
        PasswordAuthentication known =
            route != null
                    && hasScheme(challenge, "Basic")
                    && route.proxy().address() instanceof InetSocketAddress proxy
                ? java.net.Authenticator.requestPasswordAuthentication(
                    proxy.getHostString(),
                    proxy.getAddress(),
                    proxy.getPort(),
                    "http",
                    challenge.realm(),
                    challenge.scheme(),
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

  /** A user and a password, for proxies that ask for the scheme Basic. */
  static Authenticator basic(String user, String password) {
    String header = Credentials.basic(user, password, StandardCharsets.UTF_8);
    return (route, response) ->
        isPreemptive(response)
                || response.challenges().stream().anyMatch(each -> hasScheme(each, "Basic"))
            ? response.request().newBuilder().header(HEADER, header).build()
            : null;
  }

  /** Makes a call, and ends its trial of a login. */
  Response call(Interceptor.Chain chain) throws IOException {
    Call outer = CALLS.get();
    CALLS.set(chain.call());
    try {
      return chain.proceed(chain.request());
    } finally {
      CALLS.set(outer);
      endTrial();
    }
  }

  /** Sends a request with its login, below all other interceptors. */
  Response proceed(Interceptor.Chain chain, Request request) throws IOException {
    Connection connection = chain.connection();
    boolean tunnelled = connection != null && connection.handshake() != null;
    if (tunnelled) {
      accept();
    }
    Response response = chain.proceed(withLogin(request));
    if (!tunnelled && response.code() != 407) {
      accept();
    }
    return response;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    Request sent = withLogin(response.request());
    String refused = sent.header(HEADER);
    if (refused != null) {
      refusal = new Refusal(refused, new Deadline(time, PAUSE));
      accepted = null;
    }
    Request next = login.authenticate(route, response.newBuilder().request(sent).build());
    String header = next == null ? null : next.header(HEADER);
    if (header != null) {
      secrets = Login.redaction(header);
      awaitTrial(header);
    }
    if (next != null && !isRefused(header)) {
      return header == null || next.method().equals("CONNECT") ? next : hideLogin(next, header);
    }
    if (isPreemptive(response)) {
      return null;
    }
    if (next != null) {
      throw new RefusedException("The proxy refused the login, which is not sent again for now");
    }
    throw new RefusedException(
        "The proxy asks for a login by "
            + String.join(", ", response.challenges().stream().map(Challenge::scheme).toList())
            + ", and no login of that scheme is set");
  }

  /** Hides the login from interceptors, which receive every request that is not a CONNECT. */
  private static Request hideLogin(Request request, String login) {
    return request.newBuilder().header(HEADER, "***").tag(Login.class, new Login(login)).build();
  }

  /** The request with its hidden login, if it has one. */
  private static Request withLogin(Request request) {
    Login hidden = request.tag(Login.class);
    return hidden == null ? request : request.newBuilder().header(HEADER, hidden.header).build();
  }

  /** Lets one call send a login that was not accepted yet, and the others wait for the outcome. */
  private void awaitTrial(String login) throws IOException {
    Call call = CALLS.get();
    String kind = Login.kind(login);
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
      while (!trial.tryLock(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
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

  /** A text of the server or the proxy, with the login redacted. */
  String redact(String text) {
    return secrets.apply(text);
  }

  private boolean isRefused(@Nullable String login) {
    Refusal known = refusal;
    return known != null && known.login.equals(login) && !known.until.remaining().isZero();
  }

  /** OkHttp asks for a login before it opens a tunnel. */
  private static boolean isPreemptive(Response response) {
    return response.challenges().stream().anyMatch(each -> hasScheme(each, "OkHttp-Preemptive"));
  }

  private static boolean hasScheme(Challenge challenge, String scheme) {
    return challenge.scheme().equalsIgnoreCase(scheme);
  }

  private record Refusal(String login, Deadline until) {}

  /** The hidden value of the header, as a tag of the request. */
  private record Login(String header) {
    /** The part that is the same in each request: all of a Basic login, or the scheme of others. */
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

  static final class RefusedException extends ProtocolException {
    private static final long serialVersionUID = 1;

    private RefusedException(String message) {
      super(message);
    }
  }
}
