package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Credentials;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Credentials from settings by the names that OpenStack's own clients use. */
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
  private final @Nullable OkHttpClient http;

  OpenStackLogin(Settings settings, @Nullable String projectId, @Nullable OkHttpClient http) {
    this.settings = settings;
    this.projectId = projectId;
    this.http = http;
  }

  /** Whether the settings are meant to be a login. */
  static boolean isIn(Settings settings) {
    return settings.hasAny(
        "token",
        "auth_url",
        "username",
        "user_id",
        "password",
        "application_credential_id",
        "application_credential_name",
        "application_credential_secret");
  }

  /**
   * The credentials.
   *
   * @throws IllegalArgumentException if they are not whole, or of a kind that is not supported
   */
  Credentials credentials() {
    String type = settings.get("auth_type");
    if (type != null && !TYPES.contains(type)) {
      throw new IllegalArgumentException(
          settings.called().apply("auth_type")
              + " is "
              + type
              + ", which is not supported. Use a password, an application credential or a token.");
    } else if (settings.has("token")) {
      return TokenCredentials.of(settings.require("token"));
    } else if (settings.hasAny(
        "application_credential_id",
        "application_credential_name",
        "application_credential_secret")) {
      return applicationCredential();
    }
    return password();
  }

  private Credentials applicationCredential() {
    ApplicationCredentials.Builder login = ApplicationCredentials.builder();
    login
        .endpoint(settings.require("auth_url"))
        .secret(settings.require("application_credential_secret"));
    if (http != null) {
      login.httpClient(http);
    }
    if (settings.has("application_credential_id")) {
      return login.id(settings.require("application_credential_id")).build();
    }
    login.name(settings.require("application_credential_name"));
    if (settings.has("user_id")) {
      return login.userId(settings.require("user_id")).build();
    }
    login.user(settings.require("username"));
    return settings.has("user_domain_id")
        ? login.domainId(settings.require("user_domain_id")).build()
        : login.domain(settings.require("user_domain_name", domainName())).build();
  }

  private Credentials password() {
    PasswordCredentials.Builder login = PasswordCredentials.builder();
    login.endpoint(settings.require("auth_url")).password(settings.require("password"));
    if (http != null) {
      login.httpClient(http);
    }
    if (settings.has("passcode")) {
      String code = settings.require("passcode");
      login.totp(() -> code);
    }
    if (settings.has("user_id")) {
      login.userId(settings.require("user_id"));
    } else {
      login.user(settings.require("username"));
    }
    if (settings.hasAny("user_domain_id")) {
      login.domainId(settings.require("user_domain_id"));
    } else if (!settings.has("user_id")) {
      login.domain(settings.require("user_domain_name", domainName()));
    }
    return project(login).build();
  }

  /** Huawei Cloud's own documents have the domain of the account without telling whose it is. */
  private @Nullable String domainName() {
    String name = settings.get("user_domain_name");
    return name == null ? settings.get("domain_name") : name;
  }

  private PasswordCredentials.Builder project(PasswordCredentials.Builder login) {
    String id = projectId == null ? settings.get("project_id") : projectId;
    if (id != null) {
      return login.projectId(id);
    }
    login.projectName(settings.require("project_name"));
    if (settings.has("project_domain_id")) {
      login.projectDomainId(settings.require("project_domain_id"));
    } else if (settings.has("project_domain_name")) {
      login.projectDomain(settings.require("project_domain_name"));
    }
    return login;
  }
}
