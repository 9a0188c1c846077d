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
  CommandContext shell;

  @SuppressWarnings("NullAway.Init") // Set before it runs.
  @Spec
  CommandSpec spec;

  abstract ExitStatus run() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    shell = Objects.requireNonNull(root).shell();
    return run().code();
  }
}
