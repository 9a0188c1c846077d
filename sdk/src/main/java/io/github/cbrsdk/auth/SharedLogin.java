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
 * What a login yields, for all threads: one logs in and the others wait for it. It is kept until
 * shortly before it expires, or until it is refused. All is measured by a clock that nobody sets.
 */
final class SharedLogin {
  /** Long enough for a request that is under way when a token is about to expire. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** What is refused at this age was not refused for its age. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** It does not say how long; whenever it expires, it will be refused and then replaced. */
  private static final Duration LONG = Duration.ofDays(36_500);

  private final Time time;
  private final Function<Duration, Yield> source;

  private @Nullable Login current;
  private @Nullable CompletableFuture<Login> underway;

  /**
   * Logs in when first needed.
   *
   * @param source logs in, within a time
   */
  SharedLogin(Time time, Function<Duration, Yield> source) {
    this.time = time;
    this.source = source;
  }

  /**
   * What a login yields.
   *
   * @param life how long that is good for; null or not positive if that is not known
   */
  record Yield(Authorization authorization, @Nullable Duration life) {}

  private record Login(Authorization authorization, Deadline fresh, Deadline good) {}

  Authorization authorize(Duration within) {
    Deadline deadline = new Deadline(time, within);
    while (true) {
      CompletableFuture<Login> login;
      boolean mine;
      synchronized (this) {
        if (current != null && !current.good.remaining().isZero()) {
          return current.authorization;
        }
        mine = underway == null;
        login = mine ? new CompletableFuture<>() : requireNonNull(underway);
        underway = login;
      }
      Login given = mine ? lead(login, deadline) : follow(login, deadline);
      if (given != null) {
        return given.authorization;
      }
    }
  }

  /** Takes notice of a refusal; tells whether there will be another authorization. */
  synchronized boolean renew(Authorization refused) {
    if (current != null && current.authorization == refused) {
      if (!current.fresh.remaining().isZero()) {
        return false;
      }
      current = null;
    }
    return true;
  }

  /** Logs in for all who wait. */
  private Login lead(CompletableFuture<Login> login, Deadline deadline) {
    try {
      Login done = logIn(deadline);
      synchronized (this) {
        current = done;
        underway = null;
      }
      login.complete(done);
      return done;
    } catch (Throwable e) {
      synchronized (this) {
        underway = null;
      }
      login.completeExceptionally(e);
      throw e;
    }
  }

  private Login logIn(Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw late();
    }
    Yield yield = source.apply(left);
    return new Login(
        yield.authorization, new Deadline(time, FRESH), new Deadline(time, good(yield.life)));
  }

  /** All of a life but five minutes, or but a tenth of one that is shorter than fifty. */
  private static Duration good(@Nullable Duration life) {
    if (life == null || life.isZero() || life.isNegative()) {
      return LONG;
    }
    Duration tenth = life.dividedBy(10);
    return life.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
  }

  private static TimedOutException late() {
    return new TimedOutException("No login in time", Failure.withoutResponse(null, 0), null);
  }

  /** Waits for another's login; null if that one could not wait as long as this one can. */
  private static @Nullable Login follow(CompletableFuture<Login> login, Deadline deadline) {
    try {
      return login.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(null, 0));
    } catch (TimeoutException e) {
      throw late();
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
