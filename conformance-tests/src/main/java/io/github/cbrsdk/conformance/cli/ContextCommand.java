package io.github.cbrsdk.conformance.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of {@link RootCommand}, which gives it its context. */
abstract class ContextCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RootCommand root;

  @SuppressWarnings("NullAway.Init") // Set before it runs.
  CommandContext context;

  @SuppressWarnings("NullAway.Init") // Set before it runs.
  @Spec
  CommandSpec spec;

  /** Options of which one needs another. */
  interface DependentOptions {
    /**
     * Rejects an option that has no effect.
     *
     * @throws UsageException if the option that it needs is not given
     */
    void requireOthers();
  }

  abstract ExitStatus run() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    context = Objects.requireNonNull(root).context();
    for (Object options : spec.commandLine().getMixins().values()) {
      if (options instanceof DependentOptions dependent) {
        dependent.requireOthers();
      }
      if (options instanceof ContractOptions contract) {
        context = contract.applyTo(context);
      }
    }
    return run().code();
  }
}
