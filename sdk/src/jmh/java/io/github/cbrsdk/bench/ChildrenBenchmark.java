package io.github.cbrsdk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A body with few children and one with many: what a child costs must not depend on it. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChildrenBenchmark {
  @Param({"10", "10000"})
  public int children;

  private byte[] body;

  @Setup
  public void make() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode response = (ObjectNode) mapper.readTree(Bodies.BACKUP);
    ArrayNode list = (ArrayNode) response.at("/backup/children");
    for (int i = 1; i < children; i++) {
      ObjectNode child = list.get(0).deepCopy();
      child.put("id", "00000000-0000-4000-8000-%012d".formatted(i));
      list.add(child);
    }
    body = response.toString().getBytes(UTF_8);
  }

  @Benchmark
  public void ours(Allocation allocation, Blackhole blackhole) {
    allocation.calls++;
    Reading.all(ShowBackupResponse.MODEL_TYPE.parse(body), blackhole);
  }
}
