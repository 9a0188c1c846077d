package io.github.cbrsdk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.huaweicloud.sdk.core.utils.JsonUtils;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A body, from its bytes to all of its members. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodingBenchmark {
  private final byte[] body = Bodies.BACKUP.getBytes(UTF_8);
  private final JsonFactory factory = new JsonFactory();

  /** Every token and every text, and nothing made of them. */
  @Benchmark
  public void tokenScan(Blackhole blackhole) throws IOException {
    try (JsonParser parser = factory.createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          blackhole.consume(parser.getText());
        }
      }
    }
  }

  @Benchmark
  public void ours(Blackhole blackhole) {
    Reading.all(ShowBackupResponse.MODEL_TYPE.parse(body), blackhole);
  }

  @Benchmark
  public Object vendors() {
    return JsonUtils.toObject(
        new String(body, UTF_8), com.huaweicloud.sdk.cbr.v1.model.ShowBackupResponse.class);
  }
}
