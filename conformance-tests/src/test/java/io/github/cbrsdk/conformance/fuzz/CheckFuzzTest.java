package io.github.cbrsdk.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Extent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few seconds of what {@code mvn -Pfuzz verify} does for minutes, the same in each run. */
class CheckFuzzTest {
  private static final int RUNS = Extent.of(15, 300);

  @Test
  @Timeout(600) // It has not hung.
  void endsEachRunAsDocumented() throws Exception {
    Mutations mutations = new Mutations(20_261_128, CheckFuzzTarget.seeds());
    Map<String, Integer> ends = new TreeMap<>();
    for (byte[] seed : CheckFuzzTarget.seeds()) {
      ends.merge(CheckFuzzTarget.check(seed), 1, Integer::sum);
    }
    // The inputs to start from are read to their end.
    assertThat(ends.keySet())
        .containsExactlyInAnyOrder("BASELINE 0", "BODY 0", "OVERLAY 1", "RECORDING 0", "REPORT 1");
    for (int i = 0; i < RUNS; i++) {
      byte[] input = mutations.next();
      try {
        ends.merge(CheckFuzzTarget.check(input), 1, Integer::sum);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "After "
                + i
                + ", input "
                + input[0]
                + ": "
                + new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.UTF_8),
            e);
      }
    }
  }
}
