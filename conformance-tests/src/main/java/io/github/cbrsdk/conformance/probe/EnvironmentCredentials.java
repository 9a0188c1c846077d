package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.auth.CredentialChain;
import io.github.cbrsdk.http.Credentials;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;

/** The credentials in the environment and in clouds.yaml. */
public final class EnvironmentCredentials {
  private EnvironmentCredentials() {}

  /**
   * The first credentials of the SDK's chain.
   *
   * @param http the HTTP client of a login
   * @param projects the id of the project, or nothing
   */
  public static Credentials of(
      Map<String, String> environment, OkHttpClient http, List<String> projects) {
    CredentialChain chain =
        CredentialChain.create().environment(environment).login(login -> login.httpClient(http));
    projects.stream().findFirst().ifPresent(chain::projectId);
    return chain.configured();
  }
}
