package io.github.cbrsdk.bench;

import io.github.cbrsdk.Bodies;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A client made and called once, in a virtual machine that has done neither before. */
@State(Scope.Benchmark)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FirstCallBenchmark {
  private final LoopbackServer server = new LoopbackServer(Bodies.BACKUP);

  @TearDown
  public void close() throws IOException {
    server.close();
  }

  @Benchmark
  public Object bareOkHttp() {
    return Clients.call(new OkHttpClient(), Clients.request(server.url()));
  }

  @Benchmark
  public Object ours() {
    return Clients.call(Clients.ours(server.url()));
  }

  @Benchmark
  public Object vendors() {
    return Clients.call(Clients.vendors(server.url()));
  }
}
