package io.github.cbrsdk.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Shows a login to a proxy, and not again once it was refused: a directory locks an account after a
 * few refusals. It is shown again when it has changed, or when five minutes have passed.
 */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Authenticator login;
  private final Time time;
  private volatile @Nullable Refusal refusal;

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

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    String shown = response.request().header(HEADER);
    if (shown != null) {
      refusal = new Refusal(shown, new Deadline(time, PAUSE));
    }
    Request next = login.authenticate(route, response);
    if (next != null && !isRefused(next.header(HEADER))) {
      return next;
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

  /** The proxy does not let the request through. */
  static final class Refused extends ProtocolException {
    private static final long serialVersionUID = 1;

    private Refused(String message) {
      super(message);
    }
  }
}
