package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body is read once, however many of its members drift. */
class ManyExcerptsTest {
  /** What a body of that many members needs, of which each drifts. */
  private static long bytes(int members) {
    StringBuilder body = new StringBuilder("{\"m\": 1");
    List<Drift> drifts = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      body.append(", \"member_%d\": \"%s\"".formatted(i, "x".repeat(50)));
      drifts.add(
          SampleReports.finding(
                  Rule.MEMBER_UNDECLARED, "/member_" + i, "e", "o", SdkEffect.NONE, List.of(), 1)
              .drift());
    }
    Exchange exchange =
        new Exchange(
            "a",
            null,
            null,
            new Response(200, Headers.none(), body.append('}').toString().getBytes(UTF_8)));
    EvidenceCollector collector = new EvidenceCollector();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    collector.accept(new CheckedExchange(exchange, "showThing", null, Map.of("any", drifts)));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    Map<String, Excerpt> excerpts = collector.excerpts();
    assertThat(excerpts).hasSize(members);
    return allocated;
  }

  @Test
  void costGrowsWithTheBodyAndNotWithItsSquare() {
    bytes(100);

    assertThat(bytes(800)).isLessThan(3 * bytes(400));
  }
}
