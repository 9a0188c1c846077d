package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Deadline;
import io.github.cbrsdk.http.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches the authorization of a login for all threads: one thread logs in and the others wait. The
 * authorization is used until shortly before it expires, or until the service refuses it. Measured
 * with a monotonic clock.
 */
final class SharedLogin {
  /** Time before the expiry that is left for requests in progress. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** A newer authorization was refused for another reason than its age. */
  private static final Duration MIN_AGE_TO_RENEW = Duration.ofSeconds(10);

  /** Used if the lifetime is unknown; the service refuses the authorization when it has expired. */
  private static final Duration UNKNOWN_LIFETIME = Duration.ofDays(36_500);

  private final Time time;
  private final Function<Duration, Result> source;

  private @Nullable Login current;
  private @Nullable CompletableFuture<Login> pending;

  /**
   * The first call of {@link #authorize} logs in.
   *
   * @param source logs in, with a timeout
   */
  SharedLogin(Time time, Function<Duration, Result> source) {
    this.time = time;
    this.source = source;
  }

  /**
   * The result of a login.
   *
   * @param lifetime time until the authorization expires; null or not positive if it is not known
   */
  record Result(Authorization authorization, @Nullable Duration lifetime) {}

  private record Login(
      Authorization authorization, Deadline notRenewedBefore, Deadline usedUntil) {}

  Authorization authorize(Duration within) {
    Deadline deadline = new Deadline(time, within);
    while (true) {
      CompletableFuture<Login> login;
      boolean isLeader;
      synchronized (this) {
        if (current != null && !current.usedUntil.remaining().isZero()) {
          return current.authorization;
        }
        isLeader = pending == null;
        login = isLeader ? new CompletableFuture<>() : requireNonNull(pending);
        pending = login;
      }
      Login done = isLeader ? logInForAll(login, deadline) : await(login, deadline);
      if (done != null) {
        return done.authorization;
      }
    }
  }

  /** Discards a refused authorization. Returns whether the next one is another. */
  synchronized boolean renew(Authorization refused) {
    if (current != null && current.authorization == refused) {
      if (!current.notRenewedBefore.remaining().isZero()) {
        return false;
      }
      current = null;
    }
    return true;
  }

  private Login logInForAll(CompletableFuture<Login> login, Deadline deadline) {
    try {
      Login done = logIn(deadline);
      end(done);
      login.complete(done);
      return done;
    } catch (Throwable e) {
      end(null);
      login.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void end(@Nullable Login login) {
    current = login;
    pending = null;
  }

  private Login logIn(Deadline deadline) {
    Duration remaining = deadline.remaining();
    if (remaining.isZero()) {
      throw timedOut();
    }
    Result result = source.apply(remaining);
    return new Login(
        result.authorization,
        new Deadline(time, MIN_AGE_TO_RENEW),
        new Deadline(time, timeOfUse(result.lifetime)));
  }

  /** The lifetime minus five minutes or, if that is less, minus a tenth. */
  private static Duration timeOfUse(@Nullable Duration lifetime) {
    if (lifetime == null || lifetime.isZero() || lifetime.isNegative()) {
      return UNKNOWN_LIFETIME;
    }
    Duration tenth = lifetime.dividedBy(10);
    return lifetime.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
  }

  private static TimedOutException timedOut() {
    return new TimedOutException("No login in time", Failure.withoutResponse(null, 0), null);
  }

  /** Waits for the login of another thread. Null if that thread was cancelled or timed out. */
  private static @Nullable Login await(CompletableFuture<Login> login, Deadline deadline) {
    try {
      return login.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(null, 0));
    } catch (TimeoutException e) {
      throw timedOut();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancelledException || e.getCause() instanceof TimedOutException) {
        return null;
      } else if (e.getCause() instanceof ApiException failure) {
        throw failure;
      }
      throw new IllegalStateException("The login failed", e.getCause());
    }
  }
}
