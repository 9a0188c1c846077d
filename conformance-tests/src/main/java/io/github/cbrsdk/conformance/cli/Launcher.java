package io.github.cbrsdk.conformance.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The main class of the runnable jar. It runs a command in a second virtual machine, with options
 * that halve the time of a short check: a jar cannot name options for its own. A command runs in
 * this virtual machine if it runs for long, or if the user chose options.
 */
public final class Launcher {
  private static final Set<String> LONG_RUNNING = Set.of("serve", "proxy");

  /** One compiler, and new objects that stay in the caches of the processor. */
  private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-Xmn16m");

  /** Both, without the largest methods that the second one makes; fewer collections. */
  private static final List<String> LONG =
      List.of("-XX:FreqInlineSize=60", "-XX:MaxRecursiveInlineLevel=0", "-XX:NewRatio=3");

  /** The size in bytes of a file whose check is quicker as a long run. */
  private static final long MANY = 150_000_000;

  /**
   * Options that both virtual machines can have. One for JMX opens a port, which the second one
   * could not open again.
   */
  private static final Pattern PLAIN_OPTION =
      Pattern.compile("-(Xm[nsx]|Xss|D(?!com[.]sun[.]management)).*");

  private Launcher() {}

  public static void main(String[] args) throws InterruptedException {
    List<String> command =
        args.length == 0 || LONG_RUNNING.contains(args[0])
            ? List.of()
            : command(isLong(args) ? LONG : SHORT);
    if (command.isEmpty()) {
      Main.main(args);
      return;
    }
    Collections.addAll(command, args);
    Process process;
    try {
      process = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      // For example, a container may start no more processes.
      Main.main(args);
      return;
    }
    // When this process is stopped, the other one has to stop too, and removes its temporary files.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    System.exit(process.waitFor());
  }

  private static boolean isLong(String[] args) {
    return Stream.of(args)
        .map(each -> new File(each.replaceFirst("^--[a-z-]+=", "")))
        .anyMatch(file -> file.isFile() && file.length() > MANY);
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command that runs the jar with the options, or nothing if that cannot be told. */
  private static List<String> command(List<String> options) {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> given = List.of(self.arguments().orElse(new String[0]));
    int jar = given.indexOf("-jar");
    if (self.command().isEmpty()
        || jar < 0
        || System.getenv("JAVA_TOOL_OPTIONS") != null
        || System.getenv("JDK_JAVA_OPTIONS") != null
        || !given.subList(0, jar).stream().allMatch(PLAIN_OPTION.asMatchPredicate())) {
      return List.of();
    }
    Path file = Path.of(given.get(jar + 1)).toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(self.command().get());
    command.addAll(options);
    command.add("-XX:+UseSerialGC");
    Path classes = Path.of(file.toString().replaceFirst("[.]jar$", ".jsa"));
    if (Files.exists(classes)) { // The script cbr-conformance makes it.
      Collections.addAll(
          command, "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:SharedArchiveFile=" + classes);
    }
    command.addAll(given.subList(0, jar));
    Collections.addAll(command, "-cp", file.toString(), Main.class.getName());
    return command;
  }
}
