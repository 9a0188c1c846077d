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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One call over loopback, on a connection that is there. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShowBackupBenchmark {
  private final LoopbackServer server = new LoopbackServer(Bodies.BACKUP);
  private OkHttpClient bare;
  private Request request;
  private CbrClient ours;
  private com.huaweicloud.sdk.cbr.v1.CbrClient vendors;

  @Setup
  public void connect() {
    bare = new OkHttpClient();
    request = Clients.request(server.url());
    ours = Clients.ours(server.url());
    vendors = Clients.vendors(server.url());
  }

  @TearDown
  public void close() throws IOException {
    ours.close();
    server.close();
  }

  @Benchmark
  public Object bareOkHttp(Allocation allocation) {
    allocation.calls++;
    return Clients.call(bare, request);
  }

  @Benchmark
  public Object ours(Allocation allocation) {
    allocation.calls++;
    return Clients.call(ours);
  }

  @Benchmark
  public Object vendors(Allocation allocation) {
    allocation.calls++;
    return Clients.call(vendors);
  }
}
