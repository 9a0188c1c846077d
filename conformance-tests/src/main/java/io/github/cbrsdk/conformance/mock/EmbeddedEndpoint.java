package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A server on the loopback interface that plays recorded responses.
 *
 * <ul>
 *   <li>A request without the endpoint's token gets the first 401 that was recorded without one.
 *   <li>A recorded URL gets its recording; several recordings are sent one after the other, and the
 *       last one is repeated.
 *   <li>A URL with a malformed id gets the first response that was recorded for a malformed id.
 *   <li>Any other URL gets the first recorded 404.
 * </ul>
 */
public final class EmbeddedEndpoint implements AutoCloseable {
  private final WireMockServer server;
  private final String token = "embedded-" + UUID.randomUUID();
  private final RecordedStubs stubs;
  private boolean demandsToken;

  private EmbeddedEndpoint(WireMockServer server) {
    this.server = server;
    this.stubs = new RecordedStubs(server, token);
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param contract which headers carry credentials, and the form of ids
   */
  public static EmbeddedEndpoint start(ExchangeSource recordings, EffectiveContract contract) {
    return start(recordings, contract, EndpointSettings.DEFAULT);
  }

  /**
   * Starts an endpoint.
   *
   * @param contract which headers carry credentials, the form of ids, and the login
   * @throws SourceException if the key store cannot be opened, or the port is not available
   */
  public static EmbeddedEndpoint start(
      ExchangeSource recordings, EffectiveContract contract, EndpointSettings settings) {
    List<Exchange> recorded = new ArrayList<>();
    recordings.forEach(
        exchange -> {
          if (exchange.request() != null && exchange.response().status() != null) {
            recorded.add(exchange);
          }
        });
    EmbeddedEndpoint endpoint =
        new EmbeddedEndpoint(new WireMockServer(configuration(recorded, settings)));
    endpoint.demandsToken = endpoint.stubs.add(recorded, contract, settings.password());
    try {
      endpoint.server.start();
    } catch (FatalStartupException e) {
      throw new SourceException(
          "Port %d is not available. Name another port, or none to take a free one."
              .formatted(settings.port()),
          e);
    }
    return endpoint;
  }

  private static WireMockConfiguration configuration(
      List<Exchange> recorded, EndpointSettings settings) {
    WireMockConfiguration configuration =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            // The default is below the working directory, whose content it would serve.
            .usingFilesUnderDirectory("/no-files")
            .mappingSource(new NoMappings())
            // Requests from outside must not change the stubs or stop the server.
            .adminAuthenticator(request -> false)
            .disableRequestJournal()
            .gzipDisabled(true)
            .templatingEnabled(false)
            // Requests are never forwarded, and preparing an HTTP client takes time.
            .httpClientFactory(
                (options, trust, trusted, system) ->
                    request -> {
                      throw new UnsupportedOperationException(
                          "The embedded endpoint forwards no requests");
                    });
    if (settings.keyStore() == null) {
      configuration.port(settings.port());
    } else {
      requireUsable(settings.keyStore(), settings.keyStorePassword());
      configuration
          .httpDisabled(true)
          .httpsPort(settings.port())
          .keystorePath(settings.keyStore().toString())
          .keystorePassword(settings.keyStorePassword())
          .keyManagerPassword(settings.keyStorePassword());
    }
    if (settings.maxRate() > 0) {
      recorded.stream()
          .filter(exchange -> RecordedStubs.status(exchange) == 429)
          .limit(1)
          .map(RecordedStubs::response)
          .map(refusal -> new Throttle(settings.maxRate(), refusal))
          .forEach(configuration::extensions);
    }
    return configuration;
  }

  private static void requireUsable(Path keyStore, String password) {
    try {
      KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SourceException(
          "The key store %s cannot be opened with this password. Give a PKCS #12 file, and its"
                  .formatted(keyStore)
              + " password in the environment.",
          e);
    }
  }

  /** The base URL, without a slash at the end. */
  public URI uri() {
    return URI.create(server.baseUrl());
  }

  /** The URL at which the endpoint responds to a recorded request. */
  public URI url(Request request) {
    return URI.create(uri() + stubs.path(request));
  }

  /** Whether it refuses requests without {@link #token()}. */
  public boolean demandsToken() {
    return demandsToken;
  }

  /** Where it demands the token, such as {@code header X-Auth-Token}. */
  public Set<String> tokenPlaces() {
    return stubs.places();
  }

  /** The token that it accepts; another one in every run. */
  public String token() {
    return token;
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * Keeps stubs in memory only. WireMock's file-based source prepares a template engine for file
   * names, which takes a tenth of the start-up time of a check.
   */
  private static final class NoMappings implements MappingsSource {
    @Override
    public void loadMappingsInto(StubMappings stubMappings) {}

    @Override
    public void save(List<StubMapping> stubMappings) {}

    @Override
    public void save(StubMapping stubMapping) {}

    @Override
    @SuppressWarnings("removal") // Still abstract.
    public void remove(StubMapping stubMapping) {}

    @Override
    public void removeAll() {}
  }
}
