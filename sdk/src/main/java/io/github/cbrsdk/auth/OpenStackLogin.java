package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Credentials;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates credentials from settings with the names of OpenStack's clients. */
final class OpenStackLogin {
  private static final Set<String> TYPES =
      Set.of(
          "password",
          "v3password",
          "v3multifactor",
          "token",
          "v3token",
          "admin_token",
          "v3applicationcredential");

  private final Settings settings;
  private final @Nullable String projectId;
  private final Consumer<? super LoginBuilder<?>> setup;

  OpenStackLogin(
      Settings settings, @Nullable String projectId, Consumer<? super LoginBuilder<?>> setup) {
    this.settings = settings;
    this.projectId = projectId;
    this.setup = setup;
  }

  /** Whether there is any setting of a login. */
  static boolean isIn(Settings settings) {
    return settings.hasAny(
        "TOKEN",
        "AUTH_URL",
        "USERNAME",
        "USER_ID",
        "PASSWORD",
        "APPLICATION_CREDENTIAL_ID",
        "APPLICATION_CREDENTIAL_NAME",
        "APPLICATION_CREDENTIAL_SECRET");
  }

  /**
   * The credentials.
   *
   * @throws IllegalArgumentException if a setting is missing, or the type is not supported
   */
  Credentials credentials() {
    String type = settings.get("AUTH_TYPE");
    if (type != null && !TYPES.contains(type)) {
      throw new IllegalArgumentException(
          settings.description().apply("AUTH_TYPE")
              + " is "
              + type
              + ", which is not supported. Use a password, an application credential or a token.");
    } else if (settings.has("TOKEN")) {
      return TokenCredentials.of(settings.require("TOKEN"));
    } else if (settings.hasAny(
        "APPLICATION_CREDENTIAL_ID",
        "APPLICATION_CREDENTIAL_NAME",
        "APPLICATION_CREDENTIAL_SECRET")) {
      return applicationCredential();
    }
    return password();
  }

  private Credentials applicationCredential() {
    ApplicationCredentials.Builder login = ApplicationCredentials.builder();
    endpoint(login).secret(settings.require("APPLICATION_CREDENTIAL_SECRET"));
    if (!settings.pass("APPLICATION_CREDENTIAL_ID", login::id)) {
      user(login.name(settings.require("APPLICATION_CREDENTIAL_NAME")));
    }
    return login.build();
  }

  private Credentials password() {
    PasswordCredentials.Builder login = PasswordCredentials.builder();
    endpoint(login).password(settings.require("PASSWORD"));
    settings.pass("PASSCODE", code -> login.totp(() -> code));
    user(login);
    String id = projectId == null ? settings.get("PROJECT_ID") : projectId;
    if (id != null) {
      return login.projectId(id).build();
    }
    if (!settings.pass("PROJECT_DOMAIN_ID", login::projectDomainId)) {
      settings.pass("PROJECT_DOMAIN_NAME", login::projectDomain);
    }
    return login.projectName(settings.require("PROJECT_NAME")).build();
  }

  private <B extends LoginBuilder<B>> B endpoint(B login) {
    login.endpoint(settings.require("AUTH_URL"));
    setup.accept(login);
    return login;
  }

  private void user(LoginBuilder<?> login) {
    boolean byId = settings.pass("USER_ID", login::userId);
    if (!byId) {
      login.user(settings.require("USERNAME"));
    }
    if (!settings.pass("USER_DOMAIN_ID", login::domainId) && !byId) {
      // Huawei Cloud documents DOMAIN_NAME, which OpenStack's clients do not know.
      String domain = settings.get("USER_DOMAIN_NAME");
      login.domain(
          settings.require(
              "USER_DOMAIN_NAME", domain == null ? settings.get("DOMAIN_NAME") : domain));
    }
  }
}
