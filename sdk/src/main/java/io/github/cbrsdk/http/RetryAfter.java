package io.github.cbrsdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: a number of seconds or a date. */
final class RetryAfter {
  private static final String NAME = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("0*([0-9]+)");

  private RetryAfter() {}

  /** The time to wait, or null if the header is absent or invalid. */
  static @Nullable Duration of(Headers headers, Instant now) {
    String value = headers.get(NAME);
    if (value == null) {
      return null;
    }
    Matcher seconds = SECONDS.matcher(value.trim());
    if (seconds.matches()) {
      // Over a century, and might not fit into a long.
      return Durations.requireNotNegative(
          seconds.group(1).length() > 10
              ? Duration.ofSeconds(Long.MAX_VALUE)
              : Duration.ofSeconds(Long.parseLong(seconds.group(1))),
          NAME);
    }
    Instant date = headers.getInstant(NAME);
    if (date == null) {
      return null;
    }
    Duration wait = Duration.between(now, date);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
