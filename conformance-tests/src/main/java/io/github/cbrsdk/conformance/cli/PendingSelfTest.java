package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A self-test that is made while something else is done. */
final class PendingSelfTest {
  private final FutureTask<SelfTestResult> task;

  private PendingSelfTest(FutureTask<SelfTestResult> task) {
    this.task = task;
  }

  static PendingSelfTest start(Callable<SelfTestResult> work) {
    FutureTask<SelfTestResult> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "self-test");
    thread.setDaemon(true);
    thread.start();
    return new PendingSelfTest(task);
  }

  /** The proof, or the exception that there was instead. */
  SelfTestResult await() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException("The check was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
