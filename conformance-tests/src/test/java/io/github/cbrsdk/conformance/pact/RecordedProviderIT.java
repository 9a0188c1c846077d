package io.github.cbrsdk.conformance.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The recordings keep the pact: the endpoint that plays them gives the SDK what it relies on. */
@Provider(SdkConsumerTest.PROVIDER)
@PactFolder("target/pacts")
class RecordedProviderIT {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);

  private static EmbeddedEndpoint endpoint;
  private static BuiltInRecordings recordings;

  private boolean loggedIn;

  @BeforeAll
  static void start() {
    recordings = BuiltInRecordings.open();
    endpoint = EmbeddedEndpoint.start(recordings.all(), CONTRACT);
  }

  @AfterAll
  static void stop() {
    endpoint.close();
    recordings.close();
  }

  @BeforeEach
  void aim(PactVerificationContext context) {
    loggedIn = true;
    context.setTarget(new HttpTestTarget(endpoint.uri().getHost(), endpoint.uri().getPort(), "/"));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsThePact(PactVerificationContext context, HttpRequest request) {
    if (loggedIn) {
      request.addHeader("X-Auth-Token", endpoint.token());
    }
    context.verifyInteraction();
  }

  @State({States.BACKUP, States.BACKUP_WITH_CHILDREN, States.BACKUP_WITH_NULLS})
  Map<String, Object> aBackup() {
    return idsIn("huawei-my-2022-08/server-with-one-disk.json");
  }

  /** Any user will do. */
  @State(States.USER)
  void aUser() {
    loggedIn = false;
  }

  @State(States.UNKNOWN)
  Map<String, Object> noBackup() {
    return idsIn("errors/not-found.json");
  }

  @State(States.MALFORMED)
  Map<String, Object> aMalformedId() {
    return idsIn("errors/unauthorized-malformed-id.json");
  }

  @State(States.FORBIDDEN)
  Map<String, Object> aForbiddenEnterpriseProject() {
    return idsIn("errors/forbidden-enterprise-project.json");
  }

  @State(States.THROTTLED)
  Map<String, Object> tooManyRequests() {
    return idsIn("errors/too-many-requests.json");
  }

  @State(States.NO_LOGIN)
  Map<String, Object> noLogin() {
    loggedIn = false;
    return aBackup();
  }

  /** The ids that a recording is about, as the contract names them. */
  private static Map<String, Object> idsIn(String source) {
    Map<String, Object> ids = new HashMap<>();
    recordings
        .all()
        .forEach(
            exchange -> {
              if (exchange.source().equals(source)) {
                ids.putAll(
                    CONTRACT.operations().stream()
                        .flatMap(
                            operation -> operation.path().match(exchange.request().url()).stream())
                        .findFirst()
                        .orElseThrow());
              }
            });
    return ids;
  }
}
