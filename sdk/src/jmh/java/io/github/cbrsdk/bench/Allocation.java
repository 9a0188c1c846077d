package io.github.cbrsdk.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the calling thread allocates: {@code bytes} in {@code calls}. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public long bytes;
  public long calls;
  private long before;

  @Setup(Level.Iteration)
  public void start() {
    bytes = 0;
    calls = 0;
    before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @TearDown(Level.Iteration)
  public void stop() {
    bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
