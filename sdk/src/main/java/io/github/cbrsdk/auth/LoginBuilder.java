package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.ConnectionBuilder;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.iam.model.AuthDomain;
import io.github.cbrsdk.iam.model.AuthIdentity;
import io.github.cbrsdk.iam.model.AuthUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builder of credentials that log in at an identity service.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LoginBuilder<B extends LoginBuilder<B>> extends ConnectionBuilder<B>
    permits PasswordCredentials.Builder, ApplicationCredentials.Builder {
  @Nullable String user;
  @Nullable String userId;
  @Nullable AuthDomain domain;

  LoginBuilder() {}

  /**
   * The login requests, from a copy of the values of this builder.
   *
   * @throws IllegalArgumentException if a required value is missing
   */
  abstract LoginCredentials.LoginRequest request();

  /** The {@code toString} of the credentials. */
  abstract String description();

  final ApiClient.Builder clientBuilder() {
    return applyTo(ApiClient.builder());
  }

  final Time clock() {
    return time();
  }

  /** The identity service: a host or a URL, with or without {@code /v3} at its end. Required. */
  @Override
  public B endpoint(String endpoint) {
    return super.endpoint(requireNonNull(endpoint, "endpoint").trim().replaceFirst("/v[3]/*$", ""));
  }

  /** The name of the user in its domain. */
  public B user(String user) {
    this.user = requireNonNull(user, "user");
    return self();
  }

  /** The id of the user, in place of name and domain. */
  public B userId(String userId) {
    this.userId = requireNonNull(userId, "userId");
    return self();
  }

  /** The name of the domain (account) of the user. */
  public B domain(String domain) {
    this.domain = domainNamed(domain);
    return self();
  }

  /** The id of the domain (account) of the user. */
  public B domainId(String domainId) {
    this.domain = domainOfId(domainId);
    return self();
  }

  /** The id of the user, or the name and the domain. */
  final AuthUser userReference() {
    AuthUser empty = AuthUser.MODEL_TYPE.empty();
    return userId != null
        ? empty.with(AuthUser.ID, userId)
        : empty
            .with(AuthUser.NAME, require(user, "user or userId"))
            .with(AuthUser.DOMAIN, require(domain, "domain"));
  }

  static AuthIdentity identity(List<String> methods) {
    return AuthIdentity.MODEL_TYPE.empty().with(AuthIdentity.METHODS, methods);
  }

  static AuthDomain domainNamed(String name) {
    return AuthDomain.MODEL_TYPE.empty().with(AuthDomain.NAME, requireNonNull(name, "domain"));
  }

  static AuthDomain domainOfId(String id) {
    return AuthDomain.MODEL_TYPE.empty().with(AuthDomain.ID, requireNonNull(id, "domainId"));
  }

  static String requireNotEmpty(String value, String name) {
    if (requireNonNull(value, name).isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    return value;
  }

  static <T> T require(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
