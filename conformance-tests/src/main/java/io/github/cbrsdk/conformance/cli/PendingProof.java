package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.proof.Proof;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A self-proof that is made while something else is done. */
final class PendingProof {
  private final FutureTask<Proof> task;

  private PendingProof(FutureTask<Proof> task) {
    this.task = task;
  }

  static PendingProof start(Callable<Proof> work) {
    FutureTask<Proof> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "self-proof");
    thread.setDaemon(true);
    thread.start();
    return new PendingProof(task);
  }

  /** The proof, or the exception that there was instead. */
  Proof await() {
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
