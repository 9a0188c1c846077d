package io.github.cbrsdk.conformance.cli;

import java.util.concurrent.CompletableFuture;

/**
 * Lets a command that runs until it is stopped (Ctrl-C, SIGTERM) end in order, with its reports and
 * with its own exit status.
 */
final class StopSignal implements AutoCloseable {
  private static final CompletableFuture<Integer> STATUS = new CompletableFuture<>();

  private final Thread hook;

  /** Runs an action when the process is told to stop, until this is closed. */
  StopSignal(Runnable stop) {
    this.hook =
        new Thread(
            () -> {
              stop.run();
              // A process that a signal stopped would end with the status of the signal.
              Runtime.getRuntime().halt(STATUS.join());
            },
            "conformance-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static void exit(int status) {
    STATUS.complete(status);
    System.exit(status);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process was told to stop.
    }
  }
}
