package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.iam.model.Auth;
import io.github.cbrsdk.iam.model.AuthApplicationCredential;
import io.github.cbrsdk.iam.model.AuthCredentialUser;
import io.github.cbrsdk.iam.model.AuthIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application credential of Keystone, which a user created for a program and one project. The
 * token is cached as for {@link PasswordCredentials}.
 */
public final class ApplicationCredentials extends LoginCredentials {
  private ApplicationCredentials(Builder builder) {
    super(builder);
  }

  /** Required are the endpoint, the secret, and the credential's id, or its name and its user. */
  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder extends LoginBuilder<Builder> {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String secret;

    private Builder() {}

    public Builder id(String id) {
      this.id = requireNonNull(id, "id");
      return this;
    }

    /** The name of the credential among those of the user. */
    public Builder name(String name) {
      this.name = requireNonNull(name, "name");
      return this;
    }

    public Builder secret(String secret) {
      this.secret = requireNotEmpty(secret, "secret");
      return this;
    }

    /**
     * Creates the credentials. They log in at the first call.
     *
     * @throws IllegalArgumentException if a required value is missing, or the endpoint is invalid
     *     or not https
     */
    public ApplicationCredentials build() {
      return new ApplicationCredentials(this);
    }

    @Override
    String description() {
      return "application credential " + (id == null ? require(name, "id or name") : id);
    }

    @Override
    LoginCredentials.LoginRequest request() {
      AuthApplicationCredential empty = AuthApplicationCredential.MODEL_TYPE.empty();
      AuthApplicationCredential credential =
          id != null
              ? empty.with(AuthApplicationCredential.ID, id)
              : empty
                  .with(AuthApplicationCredential.NAME, name)
                  .with(
                      AuthApplicationCredential.USER,
                      AuthCredentialUser.of(userReference().jsonObject()));
      String known = require(secret, "secret");
      return new LoginCredentials.LoginRequest(
          List.of(() -> known),
          texts ->
              Auth.MODEL_TYPE
                  .empty()
                  .with(
                      Auth.IDENTITY,
                      identity(List.of(AuthIdentity.APPLICATION_CREDENTIAL.name()))
                          .with(
                              AuthIdentity.APPLICATION_CREDENTIAL,
                              credential.with(AuthApplicationCredential.SECRET, texts.get(0)))));
    }
  }
}
