package io.github.cbrsdk.http;

import io.github.cbrsdk.error.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Proves who calls. The code that created the credentials closes them; clients do not, since
 * several clients may share them. To close credentials that need no login has no effect.
 */
public interface Credentials extends AutoCloseable {
  /** Credentials of anonymous calls. */
  Credentials NONE = within -> Authorization.NONE;

  /**
   * Returns the authorization of the next attempt. It may log in first.
   *
   * @param within how long that may take
   * @throws io.github.cbrsdk.error.ApiException if the login fails
   */
  Authorization authorize(Duration within);

  /**
   * Takes notice that the service refused what {@link #authorize} had given.
   *
   * @return whether {@code authorize} will give something else now, so that another try makes sense
   */
  default boolean renew(Authorization refused) {
    return false;
  }

  /** As {@link #renew(Authorization)}, with what is known of the refusal. */
  default boolean renew(Authorization refused, Failure failure) {
    return renew(refused);
  }

  /** The id of the project that these are for, or null if that is not known before a login. */
  default @Nullable String projectId() {
    return null;
  }

  /** Closes idle connections of a login, unless they belong to an OkHttpClient of the user's. */
  @Override
  default void close() {}
}
