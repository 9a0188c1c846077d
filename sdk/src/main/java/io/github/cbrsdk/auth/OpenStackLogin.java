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
    return settings.has("APPLICATION_CREDENTIAL_ID")
        ? login.id(settings.require("APPLICATION_CREDENTIAL_ID")).build()
        : user(login.name(settings.require("APPLICATION_CREDENTIAL_NAME"))).build();
  }

  private Credentials password() {
    PasswordCredentials.Builder login = PasswordCredentials.builder();
    endpoint(login).password(settings.require("PASSWORD"));
    if (settings.has("PASSCODE")) {
      String code = settings.require("PASSCODE");
      login.totp(() -> code);
    }
    return project(user(login)).build();
  }

  private <B extends LoginBuilder<B>> B endpoint(B login) {
    login.endpoint(settings.require("AUTH_URL"));
    setup.accept(login);
    return login;
  }

  private <B extends LoginBuilder<B>> B user(B login) {
    boolean byId = settings.has("USER_ID");
    if (byId) {
      login.userId(settings.require("USER_ID"));
    } else {
      login.user(settings.require("USERNAME"));
    }
    if (settings.has("USER_DOMAIN_ID")) {
      login.domainId(settings.require("USER_DOMAIN_ID"));
    } else if (!byId) {
      login.domain(settings.require("USER_DOMAIN_NAME", domainName()));
    }
    return login;
  }

  /** Huawei Cloud documents DOMAIN_NAME, which OpenStack's clients do not know. */
  private @Nullable String domainName() {
    String name = settings.get("USER_DOMAIN_NAME");
    return name == null ? settings.get("DOMAIN_NAME") : name;
  }

  private PasswordCredentials.Builder project(PasswordCredentials.Builder login) {
    String id = projectId == null ? settings.get("PROJECT_ID") : projectId;
    if (id != null) {
      return login.projectId(id);
    }
    login.projectName(settings.require("PROJECT_NAME"));
    if (settings.has("PROJECT_DOMAIN_ID")) {
      login.projectDomainId(settings.require("PROJECT_DOMAIN_ID"));
    } else if (settings.has("PROJECT_DOMAIN_NAME")) {
      login.projectDomain(settings.require("PROJECT_DOMAIN_NAME"));
    }
    return login;
  }
}
