package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code serve} in another process, over https, with a certificate of a private authority. */
final class PlayedEndpoint implements AutoCloseable {
  private final Process process;
  private final URI uri;
  private final String token;

  private PlayedEndpoint(Process process, URI uri, String token) {
    this.process = process;
    this.uri = uri;
    this.token = token;
  }

  /**
   * Starts it.
   *
   * @param recordings what it plays beside the built-in ones
   */
  static PlayedEndpoint start(Path folder, PrivateAuthority authority, Path recordings)
      throws Exception {
    Process process =
        Program.start(
            Map.of("CBR_KEY_STORE_PASSWORD", PrivateAuthority.PASSWORD),
            folder.resolve("serve.err").toFile(),
            "serve",
            "--key-store",
            authority.keyStore(),
            "--recordings",
            recordings);
    BufferedReader said = process.inputReader(UTF_8);
    try {
      return CompletableFuture.supplyAsync(
              () ->
                  new PlayedEndpoint(
                      process, URI.create(field(said, "serving")), field(said, "token")))
          .get(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve("serve.err")), e);
    }
  }

  private static String field(BufferedReader said, String name) {
    return said.lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .substring(name.length())
        .strip();
  }

  URI uri() {
    return uri;
  }

  String token() {
    return token;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
