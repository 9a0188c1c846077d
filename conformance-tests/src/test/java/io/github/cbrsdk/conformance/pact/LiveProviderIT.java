package io.github.cbrsdk.conformance.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.github.cbrsdk.auth.CredentialChain;
import io.github.cbrsdk.conformance.probe.LiveEndpoint;
import io.github.cbrsdk.http.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import okhttp3.Request;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real endpoint keeps the pact, as far as its states can be had without changing anything. */
@EnabledIfSystemProperty(
    named = LiveEndpoint.PROPERTY,
    matches = ".+",
    disabledReason = LiveEndpoint.HOW)
@Provider(SdkConsumerTest.PROVIDER)
@PactFolder("target/pacts")
@PactFilter({States.BACKUP, States.UNKNOWN, States.MALFORMED, States.NO_LOGIN})
class LiveProviderIT {
  private boolean loggedIn;

  @BeforeEach
  void aim(PactVerificationContext context) {
    loggedIn = true;
    URI url = URI.create(LiveEndpoint.url());
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getPath().isEmpty() ? "/" : url.getPath();
    context.setTarget(
        tls
            ? new HttpsTestTarget(url.getHost(), port, path)
            : new HttpTestTarget(url.getHost(), port, path));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsThePact(PactVerificationContext context, HttpRequest request) throws Exception {
    if (loggedIn) {
      logIn(request);
    }
    context.verifyInteraction();
  }

  /** Puts on what the credentials of the environment give: a token, or a signature. */
  private static void logIn(HttpRequest request) throws Exception {
    Credentials credentials =
        CredentialChain.create()
            .projectId(LiveEndpoint.projectId())
            .login(login -> login.httpClient(LiveEndpoint.http()))
            .configured();
    Request bare = new Request.Builder().url(request.getUri().toString()).build();
    Request authorized = credentials.authorize(Duration.ofMinutes(1)).apply(bare);
    authorized
        .headers()
        .forEach(header -> request.setHeader(header.getFirst(), header.getSecond()));
  }

  private static Map<String, Object> ids(String backupId) {
    return Map.of("project_id", LiveEndpoint.projectId(), "backup_id", backupId);
  }

  @State(States.BACKUP)
  Map<String, Object> aBackup() {
    return ids(LiveEndpoint.backupId());
  }

  @State(States.UNKNOWN)
  Map<String, Object> noBackup() {
    return ids(UUID.randomUUID().toString());
  }

  @State(States.MALFORMED)
  Map<String, Object> aMalformedId() {
    return ids("malformed-id");
  }

  @State(States.NO_LOGIN)
  Map<String, Object> noLogin() {
    loggedIn = false;
    return aBackup();
  }
}
