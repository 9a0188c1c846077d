package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.iam.model.Auth;
import io.github.cbrsdk.iam.model.AuthApplicationCredential;
import io.github.cbrsdk.iam.model.AuthCredentialUser;
import io.github.cbrsdk.iam.model.AuthIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application credential, which a user of a Keystone made for a program and for one project. Its
 * token is kept and replaced as that of {@link PasswordCredentials}.
 */
public final class ApplicationCredentials extends LoginCredentials {
  private ApplicationCredentials(Builder builder) {
    super(builder);
  }

  /**
   * Credentials to be described: endpoint, secret, and the id of the credential, or its name and
   * its user, are needed.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Makes credentials. */
  public static final class Builder extends LoginBuilder<Builder> {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String secret;

    private Builder() {}

    /** The id of the credential. */
    public Builder id(String id) {
      this.id = requireNonNull(id, "id");
      return this;
    }

    /** The name of the credential, which is one of a user's. */
    public Builder name(String name) {
      this.name = requireNonNull(name, "name");
      return this;
    }

    /** The secret of the credential. */
    public Builder secret(String secret) {
      this.secret = secret(secret, "secret");
      return this;
    }

    /**
     * Creates the credentials. They log in at the first call.
     *
     * @throws IllegalArgumentException if something that is needed is missing, or the endpoint is
     *     none or not safe
     */
    public ApplicationCredentials build() {
      return new ApplicationCredentials(this);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    String who() {
      return "application credential " + (id == null ? given(name, "id or name") : id);
    }

    @Override
    TokenLogin.Body body() {
      AuthApplicationCredential empty = AuthApplicationCredential.MODEL_TYPE.empty();
      AuthApplicationCredential credential =
          id != null
              ? empty.with(AuthApplicationCredential.ID, id)
              : empty
                  .with(AuthApplicationCredential.NAME, name)
                  .with(AuthApplicationCredential.USER, owner());
      String known = given(secret, "secret");
      return shown ->
          Auth.MODEL_TYPE
              .empty()
              .with(
                  Auth.IDENTITY,
                  identity(List.of(AuthIdentity.APPLICATION_CREDENTIAL.name()))
                      .with(
                          AuthIdentity.APPLICATION_CREDENTIAL,
                          credential.with(
                              AuthApplicationCredential.SECRET, shown.apply(() -> known))));
    }

    private AuthCredentialUser owner() {
      AuthCredentialUser empty = AuthCredentialUser.MODEL_TYPE.empty();
      return userId != null
          ? empty.with(AuthCredentialUser.ID, userId)
          : empty
              .with(AuthCredentialUser.NAME, given(user, "user or userId"))
              .with(AuthCredentialUser.DOMAIN, given(domain, "domain"));
    }
  }
}
