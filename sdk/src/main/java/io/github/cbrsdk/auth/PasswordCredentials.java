package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.iam.model.Auth;
import io.github.cbrsdk.iam.model.AuthDomain;
import io.github.cbrsdk.iam.model.AuthIdentity;
import io.github.cbrsdk.iam.model.AuthPassword;
import io.github.cbrsdk.iam.model.AuthProject;
import io.github.cbrsdk.iam.model.AuthScope;
import io.github.cbrsdk.iam.model.AuthTotp;
import io.github.cbrsdk.iam.model.AuthTotpUser;
import io.github.cbrsdk.iam.model.AuthUser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user and a password, which log in at the identity service (any Keystone of version 3). The
 * token is cached, and renewed five minutes before it expires (a tenth of its lifetime before, if
 * that is less than fifty minutes) or once when the service refuses it. One thread logs in and the
 * others wait for it. A refused login is not sent again for five minutes.
 */
public final class PasswordCredentials extends LoginCredentials {
  private final @Nullable String projectId;

  private PasswordCredentials(Builder builder) {
    super(builder);
    this.projectId = builder.projectId;
  }

  /**
   * Required are the endpoint, the password, the user's id, or name and domain, and the id or the
   * name of the project.
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable String projectId() {
    return projectId;
  }

  public static final class Builder extends LoginBuilder<Builder> {
    private @Nullable String password;
    private @Nullable Supplier<String> totp;
    private @Nullable AuthDomain projectDomain;
    private @Nullable String projectId;
    private @Nullable String projectName;

    private Builder() {}

    public Builder password(String password) {
      this.password = requireNotEmpty(password, "password");
      return this;
    }

    /**
     * Supplies one-time codes, the second factor. Called before each login, once or twice a day.
     */
    public Builder totp(Supplier<String> code) {
      this.totp = requireNonNull(code, "code");
      return this;
    }

    /** The id of the project of the token. */
    public Builder projectId(String projectId) {
      this.projectId = requireNonNull(projectId, "projectId");
      return this;
    }

    /**
     * The name of the project of the token, often that of the region. The project belongs to the
     * user's domain unless {@link #projectDomain} or {@link #projectDomainId} is set.
     */
    public Builder projectName(String projectName) {
      this.projectName = requireNonNull(projectName, "projectName");
      return this;
    }

    /** The name of the domain of the project, if that is not the user's. */
    public Builder projectDomain(String projectDomain) {
      this.projectDomain = domainNamed(projectDomain);
      return this;
    }

    /** The id of the domain of the project, if that is not the user's. */
    public Builder projectDomainId(String projectDomainId) {
      this.projectDomain = domainOfId(projectDomainId);
      return this;
    }

    /**
     * Creates the credentials. They log in at the first call.
     *
     * @throws IllegalArgumentException if a required value is missing, or the endpoint is invalid
     *     or not https
     */
    public PasswordCredentials build() {
      return new PasswordCredentials(this);
    }

    @Override
    String description() {
      return "password of " + (userId == null ? require(user, "user or userId") : userId);
    }

    @Override
    LoginCredentials.LoginRequest request() {
      String knownPassword = require(password, "password");
      AuthScope scope = AuthScope.MODEL_TYPE.empty().with(AuthScope.PROJECT, project());
      AuthUser authUser = userReference();
      AuthTotpUser totpUser = AuthTotpUser.of(authUser.jsonObject());
      return new LoginCredentials.LoginRequest(
          totp == null ? List.of(() -> knownPassword) : List.of(() -> knownPassword, totp),
          texts -> {
            AuthIdentity identity = password(authUser.with(AuthUser.PASSWORD, texts.get(0)));
            return Auth.MODEL_TYPE
                .empty()
                .with(
                    Auth.IDENTITY,
                    texts.size() == 1
                        ? identity
                        : withCode(identity, totpUser.with(AuthTotpUser.PASSCODE, texts.get(1))))
                .with(Auth.SCOPE, scope);
          });
    }

    private static AuthIdentity password(AuthUser user) {
      return identity(List.of(AuthIdentity.PASSWORD.name()))
          .with(
              AuthIdentity.PASSWORD, AuthPassword.MODEL_TYPE.empty().with(AuthPassword.USER, user));
    }

    private static AuthIdentity withCode(AuthIdentity identity, AuthTotpUser user) {
      return identity
          .with(
              AuthIdentity.METHODS, List.of(AuthIdentity.PASSWORD.name(), AuthIdentity.TOTP.name()))
          .with(AuthIdentity.TOTP, AuthTotp.MODEL_TYPE.empty().with(AuthTotp.USER, user));
    }

    /** The id of the project, or the name and the domain. */
    private AuthProject project() {
      AuthProject empty = AuthProject.MODEL_TYPE.empty();
      if (projectId != null) {
        return empty.with(AuthProject.ID, projectId);
      }
      return empty
          .with(AuthProject.NAME, require(projectName, "projectId or projectName"))
          .with(
              AuthProject.DOMAIN,
              require(projectDomain == null ? domain : projectDomain, "domain"));
    }
  }
}
