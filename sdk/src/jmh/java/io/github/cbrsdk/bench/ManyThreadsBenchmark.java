package io.github.cbrsdk.bench;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.client.CbrClient;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** 64 threads that share one client. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(64)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ManyThreadsBenchmark {
  private final LoopbackServer server = new LoopbackServer(Bodies.BACKUP);
  private final OkHttpClient bare = new OkHttpClient();
  private final Request request = Clients.request(server.url());
  private final CbrClient ours = Clients.ours(server.url());

  @TearDown
  public void close() throws IOException {
    ours.close();
    server.close();
  }

  @Benchmark
  public Object bareOkHttp() {
    return Clients.call(bare, request);
  }

  @Benchmark
  public Object ours() {
    return Clients.call(ours);
  }
}
