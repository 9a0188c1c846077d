package io.github.cbrsdk.http;

import io.github.cbrsdk.error.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the caller. The code that created the credentials closes them; clients do not,
 * because several clients may share them. Closing credentials that need no login has no effect.
 */
public interface Credentials extends AutoCloseable {
  /** Credentials of anonymous calls. */
  Credentials NONE = within -> Authorization.NONE;

  /**
   * The authorization of the next attempt. May log in first.
   *
   * @param within timeout of the login
   * @throws io.github.cbrsdk.error.ApiException if the login fails
   */
  Authorization authorize(Duration within);

  /**
   * Called when the service refused a request with status 401.
   *
   * @param refused the authorization of the request
   * @return whether {@link #authorize} now returns another authorization, so that the request
   *     should be sent again
   */
  default boolean renew(Authorization refused) {
    return false;
  }

  /** As {@link #renew(Authorization)}, with the details of the refusal. */
  default boolean renew(Authorization refused, Failure failure) {
    return renew(refused);
  }

  /** The id of the project of the credentials, or null if it is not known before a login. */
  default @Nullable String projectId() {
    return null;
  }

  /** Closes idle connections to the identity service, except those of the user's OkHttpClient. */
  @Override
  default void close() {}
}
