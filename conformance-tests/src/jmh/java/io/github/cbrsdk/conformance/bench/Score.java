package io.github.cbrsdk.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map.Entry;

/** What JMH measured, from its JSON. */
final class Score {
  private final JsonNode results;

  private Score(JsonNode results) {
    this.results = results;
  }

  static Score in(Path file) throws IOException {
    return new Score(new ObjectMapper().readTree(file.toFile()));
  }

  /** The time or rate of a benchmark, in its own unit; the median where each call was timed. */
  double of(String benchmark) {
    return of(benchmark, "");
  }

  /** The same where the benchmark has a parameter. */
  double of(String benchmark, String parameter) {
    JsonNode result = find(benchmark, parameter);
    JsonNode metric = result.path("primaryMetric");
    return result.path("mode").asText().equals("sample")
        ? metric.path("scorePercentiles").path("50.0").asDouble()
        : metric.path("score").asDouble();
  }

  /** Bytes that the calling thread allocated in one call. */
  double bytes(String benchmark, String parameter) {
    JsonNode counters = find(benchmark, parameter).path("secondaryMetrics");
    return counters.at("/bytes/score").asDouble() / counters.at("/calls/score").asDouble();
  }

  /** Bytes that all threads allocated for one exchange, as JMH's profiler counts them. */
  double allocated(String benchmark) {
    JsonNode counters = find(benchmark, "").path("secondaryMetrics");
    for (Iterator<Entry<String, JsonNode>> all = counters.fields(); all.hasNext(); ) {
      Entry<String, JsonNode> each = all.next();
      if (each.getKey().endsWith("gc.alloc.rate.norm")) {
        return each.getValue().path("score").asDouble();
      }
    }
    throw new IllegalArgumentException("No allocations of " + benchmark);
  }

  private JsonNode find(String benchmark, String parameter) {
    for (JsonNode result : results) {
      boolean same = parameter.isEmpty();
      for (JsonNode value : result.path("params")) {
        same |= value.asText().equals(parameter);
      }
      if (same && result.path("benchmark").asText().endsWith("." + benchmark)) {
        return result;
      }
    }
    throw new IllegalArgumentException("No result of " + benchmark + " " + parameter);
  }
}
