package io.github.cbrsdk.conformance.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * OpenStack's identity service in a process of its own, which locks an account after three wrong
 * passwords. Begins with one user and one project.
 */
final class Keystone implements AutoCloseable {
  static final String USER = "admin";
  static final String PROJECT = "admin";
  static final String DOMAIN = "Default";

  private static final Pattern PORT = Pattern.compile("Available at http://[^/]+:(\\d+)/");

  private final Process server;
  private final URI uri;

  private Keystone(Process server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /** Starts it; where it is not installed, the test is skipped and says how to install it. */
  static Keystone start(Path folder, String password) throws Exception {
    List<String> manage = List.of("keystone-manage", "--config-file", configure(folder).toString());
    run(folder, manage, List.of("db_sync"));
    // Else one that reads keeps all others from writing.
    run(
        folder,
        List.of("python3", "-c"),
        List.of(
            "import sqlite3; sqlite3.connect('%s/keystone.db').execute('PRAGMA journal_mode=WAL')"
                .formatted(folder)));
    run(folder, manage, List.of("bootstrap", "--bootstrap-password", password));
    Process server =
        started(
            new ProcessBuilder(
                    "keystone-wsgi-public",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--",
                    "--config-file",
                    folder.resolve("keystone.conf").toString())
                .redirectError(folder.resolve("server.log").toFile()));
    BufferedReader said = server.inputReader(UTF_8);
    try {
      int port = CompletableFuture.supplyAsync(() -> port(said)).get(1, TimeUnit.MINUTES);
      return new Keystone(server, URI.create("http://127.0.0.1:" + port));
    } catch (Exception e) {
      stop(server);
      throw e;
    }
  }

  private static Path configure(Path folder) throws IOException {
    Path keys =
        Files.createDirectory(
            folder.resolve("keys"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Files.writeString(keys.resolve("1"), Base64.getUrlEncoder().encodeToString(key));
    return Files.writeString(
        folder.resolve("keystone.conf"),
        """
        [DEFAULT]
        log_file = %1$s/keystone.log
        [database]
        connection = sqlite:///%1$s/keystone.db
        [token]
        provider = fernet
        [fernet_tokens]
        key_repository = %1$s/keys
        [fernet_receipts]
        key_repository = %1$s/keys
        [credential]
        key_repository = %1$s/keys
        [auth]
        methods = password,token,totp,application_credential
        [identity]
        password_hash_rounds = 4
        [security_compliance]
        lockout_failure_attempts = 3
        lockout_duration = 1800
        """
            .formatted(folder));
  }

  private static void run(Path folder, List<String> manage, List<String> command) throws Exception {
    Path log = Files.createTempFile(folder, "command", ".log");
    Process process =
        started(
            new ProcessBuilder(Stream.concat(manage.stream(), command.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "Keystone is not installed: apt-get install python3-keystone");
      throw e;
    }
  }

  private static int port(BufferedReader said) {
    return said.lines()
        .flatMap(line -> PORT.matcher(line).results())
        .map((MatchResult found) -> Integer.valueOf(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Keystone ended before it listened"));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Process server) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
  }
}
