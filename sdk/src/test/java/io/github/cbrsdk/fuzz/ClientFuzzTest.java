package io.github.cbrsdk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Extent;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few seconds of what {@code mvn -Pfuzz verify} does for minutes, the same in each run. */
class ClientFuzzTest {
  private static final int CALLS = Extent.of(1_000, 20_000);

  @Test
  @Timeout(600) // It has not hung.
  void endsEachCallAsDocumented() {
    Mutations mutations = new Mutations(20_261_128, ClientFuzzTarget.seeds());
    Map<String, Integer> ends = new TreeMap<>();
    ClientFuzzTarget.seeds().forEach(ClientFuzzTarget::call);
    for (int i = 0; i < CALLS; i++) {
      byte[] answer = mutations.next();
      try {
        ends.merge(ClientFuzzTarget.call(answer), 1, Integer::sum);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("After " + i + ": " + HexFormat.of().formatHex(answer), e);
      }
    }

    // Answers of all kinds have reached the place that tells them apart.
    assertThat(ends)
        .containsKeys(
            "response",
            "NotFoundException",
            "ThrottledException",
            "TransportException",
            "UnreadableResponseException");
    assertThat(ClientFuzzTarget.call(ClientFuzzTarget.seeds().get(0))).isEqualTo("response");
  }
}
