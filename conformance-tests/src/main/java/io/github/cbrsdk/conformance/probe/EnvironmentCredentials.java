package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.http.Credentials;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Credentials from environment variables: never from flags, which other users can see. */
public final class EnvironmentCredentials {
  /** The variables that hold secrets. */
  public static final List<String> SECRETS =
      List.of(
          "CBR_TOKEN", "CBR_ACCESS_KEY", "CBR_SECRET_KEY", "CBR_SECURITY_TOKEN", "CBR_PASSWORD");

  /** The variables that tell who the secrets are of. */
  public static final List<String> NAMES = List.of("CBR_USERNAME", "CBR_DOMAIN");

  private final Map<String, String> environment;

  public EnvironmentCredentials(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The first that are complete: a token, an access key, a user and password.
   *
   * @param project tells the project that access key and login are for; a token needs none
   * @param http what a login goes over
   * @throws IllegalArgumentException if none are complete, or one is malformed; the message names
   *     the variables
   */
  public Credentials read(Supplier<String> project, OkHttpClient http) {
    String token = get("CBR_TOKEN");
    if (token != null) {
      return TokenCredentials.of(token);
    }
    if (get("CBR_ACCESS_KEY") != null) {
      String accessKey = require("CBR_ACCESS_KEY");
      String secretKey = require("CBR_SECRET_KEY");
      String securityToken = get("CBR_SECURITY_TOKEN");
      return securityToken == null
          ? AccessKeyCredentials.of(accessKey, secretKey, project.get())
          : AccessKeyCredentials.temporary(accessKey, secretKey, securityToken, project.get());
    }
    if (get("CBR_USERNAME") != null) {
      return PasswordCredentials.builder()
          .endpoint(require("CBR_IAM_ENDPOINT"))
          .user(require("CBR_USERNAME"))
          .password(require("CBR_PASSWORD"))
          .domain(require("CBR_DOMAIN"))
          .projectId(project.get())
          .httpClient(http)
          .build();
    }
    throw new IllegalArgumentException(
        "There are no credentials in the environment. Set CBR_TOKEN; or CBR_ACCESS_KEY and"
            + " CBR_SECRET_KEY; or CBR_IAM_ENDPOINT, CBR_USERNAME, CBR_PASSWORD and CBR_DOMAIN.");
  }

  private @Nullable String get(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  private String require(String name) {
    String value = get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "The environment variable " + name + " is missing. Set it beside the others.");
    }
    return value;
  }
}
