package io.github.cbrsdk.conformance.probe;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy: the given one for every host; otherwise {@code HTTPS_PROXY} and {@code
 * HTTP_PROXY} for all hosts but this machine and those of {@code NO_PROXY}.
 */
public final class ProxySettings extends ProxySelector {
  private static final String HEADER = "Proxy-Authorization";

  private final Function<HttpUrl, @Nullable HttpUrl> proxyOf;

  private ProxySettings(Function<HttpUrl, @Nullable HttpUrl> proxyOf) {
    this.proxyOf = proxyOf;
  }

  /**
   * Reads the settings.
   *
   * @param given the URL of a proxy, without a login, or null to read the environment
   * @throws IllegalArgumentException if a URL is not the URL of an HTTP proxy
   */
  public static ProxySettings of(@Nullable String given, Map<String, String> environment) {
    if (given != null) {
      HttpUrl proxy = parse("--proxy", given);
      if (!proxy.username().isEmpty()) {
        throw new IllegalArgumentException(
            "--proxy: other users see what is on a command line. Put the proxy with its login into"
                + " HTTPS_PROXY.");
      }
      return new ProxySettings(url -> proxy);
    }
    HttpUrl https = fromEnvironment("HTTPS_PROXY", environment);
    HttpUrl http = fromEnvironment("HTTP_PROXY", environment);
    List<String> direct =
        List.of(Objects.requireNonNullElse(get("NO_PROXY", environment), "").split("[,\\s]+"));
    return new ProxySettings(
        url -> isDirect(url, direct) ? null : url.scheme().equals("https") ? https : http);
  }

  /** The passwords of the proxies in the environment. */
  public static List<String> secrets(Map<String, String> environment) {
    return List.of("HTTPS_PROXY", "HTTP_PROXY").stream()
        .map(name -> Objects.requireNonNullElse(get(name, environment), ""))
        .map(HttpUrl::parse)
        .filter(Objects::nonNull)
        .map(HttpUrl::password)
        .toList();
  }

  /** Lets a client use the proxy. A rejected login is not sent again. */
  public void applyTo(OkHttpClient.Builder client) {
    client.proxySelector(this).proxyAuthenticator(this::logIn);
  }

  private @Nullable Request logIn(@Nullable Route route, Response response) {
    Request request = response.request();
    HttpUrl proxy = proxyOf.apply(request.url());
    return proxy == null || proxy.username().isEmpty() || request.header(HEADER) != null
        ? null
        : request
            .newBuilder()
            .header(HEADER, Credentials.basic(proxy.username(), proxy.password()))
            .build();
  }

  @Override
  public List<Proxy> select(URI uri) {
    HttpUrl url = HttpUrl.get(uri);
    HttpUrl proxy = url == null ? null : proxyOf.apply(url);
    return List.of(
        proxy == null
            ? Proxy.NO_PROXY
            : new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, java.io.IOException failure) {
    // The call fails with the same exception.
  }

  private static boolean isDirect(HttpUrl url, List<String> direct) {
    String host = url.host();
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || direct.stream().anyMatch(each -> covers(each, url));
  }

  /** Whether an entry of {@code NO_PROXY} names the host or a domain of it. */
  private static boolean covers(String entry, HttpUrl url) {
    String name = entry.toLowerCase(Locale.ROOT).replaceFirst("^[*]?[.]", "");
    String host = url.host();
    return entry.equals("*")
        || name.equals(host)
        || name.equals(host + ":" + url.port())
        || (!name.isEmpty() && host.endsWith("." + name));
  }

  private static @Nullable HttpUrl fromEnvironment(String name, Map<String, String> environment) {
    String value = get(name, environment);
    return value == null ? null : parse(name, value);
  }

  private static @Nullable String get(String name, Map<String, String> environment) {
    String value = environment.getOrDefault(name, environment.get(name.toLowerCase(Locale.ROOT)));
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static HttpUrl parse(String name, String text) {
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "http://" + text);
    if (url == null || url.isHttps()) {
      throw new IllegalArgumentException(
          name + " is not the URL of an HTTP proxy, such as http://proxy.example.com:3128.");
    }
    return url;
  }
}
