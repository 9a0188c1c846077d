package io.github.cbrsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void drawsADelayAtRandomBelowItsBound() {
    List<Duration> delays =
        Stream.generate(() -> RetryPolicy.standard().delayAfter(1)).limit(200).toList();

    assertThat(delays).allSatisfy(it -> assertThat(it).isLessThan(Duration.ofMillis(250)));
    assertThat(delays).anySatisfy(it -> assertThat(it).isGreaterThan(Duration.ofMillis(125)));
    assertThat(delays).anySatisfy(it -> assertThat(it).isLessThan(Duration.ofMillis(125)));
  }

  @Test
  void doublesTheBoundUpToTheLongest() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .baseDelay(Duration.ofSeconds(2))
            .maxDelay(Duration.ofSeconds(7))
            .jitter(() -> 0.5)
            .build();

    assertThat(Stream.of(1, 2, 3, 1_000).map(policy::delayAfter))
        .extracting(Duration::toMillis)
        .containsExactly(1_000L, 2_000L, 3_500L, 3_500L);
  }

  @Test
  void takesNoDelayAndOneAttemptButNothingLess() {
    RetryPolicy least =
        RetryPolicy.builder()
            .maxAttempts(1)
            .baseDelay(Duration.ZERO)
            .maxDelay(Duration.ZERO)
            .build();

    assertThat(least.maxAttempts()).isEqualTo(1);
    assertThat(least.delayAfter(1)).isZero();
    assertThatThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxAttempts");
    assertThatThrownBy(() -> RetryPolicy.builder().baseDelay(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baseDelay");
  }
}
