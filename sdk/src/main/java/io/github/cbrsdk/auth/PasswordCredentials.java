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
 * A user and a password, for which the identity service (any Keystone of version 3) gives a token.
 * The token is kept, and replaced five minutes before it expires (a tenth of its life before, if it
 * lives less than fifty minutes) or once when it is refused. However many threads need a token, one
 * of them logs in and the others wait for it. A login that was refused is not sent again for five
 * minutes.
 */
public final class PasswordCredentials extends LoginCredentials {
  private final @Nullable String projectId;

  private PasswordCredentials(Builder builder) {
    super(builder);
    this.projectId = builder.projectId;
  }

  /**
   * Credentials to be described: endpoint, password, the user's id, or name and domain, and the id
   * or the name of a project are needed.
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable String projectId() {
    return projectId;
  }

  /** Makes credentials. */
  public static final class Builder extends LoginBuilder<Builder> {
    private @Nullable String password;
    private @Nullable Supplier<String> totp;
    private @Nullable AuthDomain projectDomain;
    private @Nullable String projectId;
    private @Nullable String projectName;

    private Builder() {}

    /** The password of the user. */
    public Builder password(String password) {
      this.password = secret(password, "password");
      return this;
    }

    /**
     * Gives the one-time code, a second factor beside the password. Asked before each login, which
     * is one or two a day.
     */
    public Builder totp(Supplier<String> code) {
      this.totp = requireNonNull(code, "code");
      return this;
    }

    /** The id of the project that the token is for. */
    public Builder projectId(String projectId) {
      this.projectId = requireNonNull(projectId, "projectId");
      return this;
    }

    /**
     * The name of the project that the token is for: often that of the region. It is a project of
     * the user's domain, unless another one is given.
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
     * @throws IllegalArgumentException if something that is needed is missing, or the endpoint is
     *     none or not safe
     */
    public PasswordCredentials build() {
      return new PasswordCredentials(this);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    String who() {
      return "password of " + (userId == null ? given(user, "user or userId") : userId);
    }

    @Override
    TokenLogin.Body body() {
      AuthUser authUser = AuthUser.MODEL_TYPE.empty();
      AuthTotpUser totpUser = AuthTotpUser.MODEL_TYPE.empty();
      String knownPassword = given(password, "password");
      AuthScope scope = AuthScope.MODEL_TYPE.empty().with(AuthScope.PROJECT, project());
      if (userId != null) {
        authUser = authUser.with(AuthUser.ID, userId);
        totpUser = totpUser.with(AuthTotpUser.ID, userId);
      } else {
        AuthDomain known = given(domain, "domain");
        authUser = authUser.with(AuthUser.NAME, user).with(AuthUser.DOMAIN, known);
        totpUser = totpUser.with(AuthTotpUser.NAME, user).with(AuthTotpUser.DOMAIN, known);
      }
      AuthUser byPassword = authUser;
      AuthTotpUser byCode = totpUser;
      Supplier<String> code = totp;
      return shown -> {
        AuthIdentity identity =
            password(byPassword.with(AuthUser.PASSWORD, shown.apply(() -> knownPassword)));
        return Auth.MODEL_TYPE
            .empty()
            .with(
                Auth.IDENTITY,
                code == null
                    ? identity
                    : withCode(identity, byCode.with(AuthTotpUser.PASSCODE, shown.apply(code))))
            .with(Auth.SCOPE, scope);
      };
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

    /** A name means something only in a domain; an id, everywhere. */
    private AuthProject project() {
      AuthProject empty = AuthProject.MODEL_TYPE.empty();
      if (projectId != null) {
        return empty.with(AuthProject.ID, projectId);
      }
      return empty
          .with(AuthProject.NAME, given(projectName, "projectId or projectName"))
          .with(
              AuthProject.DOMAIN, given(projectDomain == null ? domain : projectDomain, "domain"));
    }
  }
}
