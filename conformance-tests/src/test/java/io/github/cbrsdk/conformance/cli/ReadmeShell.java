package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.project.Readmes;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A shell in a copy of the project whose folder has a blank in its name, with a stand-in for the
 * clouds that the README files name. {@code mvn} does nothing.
 */
final class ReadmeShell implements AutoCloseable {
  static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  private final Path temporary;
  private final Path folder;
  private final Map<String, String> environment;
  private final EmbeddedEndpoint endpoint;
  private final Tunnel tunnel;

  ReadmeShell(Path temporary) throws Exception {
    this.temporary = temporary;
    folder = Files.createDirectories(temporary.resolve("a folder/of mine"));
    Path module = Files.createDirectory(folder.resolve("conformance-tests"));
    Path jar = Path.of("target/cbr-conformance.jar").toAbsolutePath();
    Files.createSymbolicLink(
        Files.createDirectory(module.resolve("target")).resolve(jar.getFileName()), jar);
    Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
    Files.copy(Path.of("cbr-conformance"), module.resolve("cbr-conformance"));
    for (String name : List.of("session.har", "traffic.har")) {
      Files.writeString(folder.resolve(name), har());
    }
    Files.writeString(folder.resolve("openapi.yaml"), CommandLineRun.of("contract").out());
    Files.writeString(folder.resolve("targets.yaml"), filledIn(Readmes.marked("targets: nightly")));
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();

    PrivateAuthority authority =
        new PrivateAuthority(
            temporary,
            "cbr.eu-de.otc.t-systems.com",
            "cbr.eu-nl.otc.t-systems.com",
            "cbr.ap-southeast-1.myhuaweicloud.com");
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      endpoint =
          EmbeddedEndpoint.start(
              recordings.all(),
              Contract.bundled().edition(Edition.ANY),
              new EndpointSettings(0, 0, null, authority.keyStore(), PrivateAuthority.PASSWORD));
    }
    tunnel = new Tunnel(endpoint.uri());
    Path java = Path.of(System.getProperty("java.home"));
    environment =
        Map.of(
            "JAVA_HOME",
            java.toString(),
            "PATH",
            bin + ":" + java.resolve("bin") + ":" + System.getenv("PATH"),
            "HTTPS_PROXY",
            tunnel.url(),
            "CBR_TOKEN",
            endpoint.token(),
            "PROJECT_ID",
            PROJECT,
            "BACKUP_ID",
            BACKUP,
            "OTC_TOKEN",
            endpoint.token(),
            "HUAWEI_ACCESS_KEY",
            "ACCESSKEY12345",
            "HUAWEI_SECRET_KEY",
            "a-secret-key-12345",
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStorePassword="
                + PrivateAuthority.PASSWORD
                + " -Djavax.net.ssl.trustStore="
                + authority.trustStore());
  }

  Path folder() {
    return folder;
  }

  /** A session of a browser that saw a backup whose size is text. */
  private static String har() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode har = mapper.createObjectNode();
    ObjectNode log = har.putObject("log").put("version", "1.2");
    log.putObject("creator").put("name", "browser").put("version", "1");
    ObjectNode entry = log.putArray("entries").addObject();
    entry.put("startedDateTime", "2026-01-05T06:07:08.000Z");
    entry
        .putObject("request")
        .put("method", "GET")
        .put("url", "https://cbr.eu-de.otc.t-systems.com/v3/" + PROJECT + "/backups/" + BACKUP)
        .putArray("headers");
    ObjectNode response = entry.putObject("response").put("status", 200);
    response
        .putArray("headers")
        .addObject()
        .put("name", "Content-Type")
        .put("value", "application/json");
    response
        .putObject("content")
        .put("mimeType", "application/json")
        .put(
            "text",
            mapper
                .readTree(
                    Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json")
                        .toFile())
                .at("/response/jsonBody")
                .toString()
                .replaceFirst("\"resource_size\":(\\d+)", "\"resource_size\":\"$1\""));
    return har.toString();
  }

  private static String filledIn(String text) {
    return text.replaceAll("\\bPROJECT\\b", PROJECT).replaceAll("\\bBACKUP\\b", BACKUP);
  }

  /** Starts commands with the placeholders of the README files filled in. */
  Process start(String commands, Path output, Map<String, String> more) throws IOException {
    String ready = filledIn(commands).replace("CBR_TOKEN=...", "CBR_TOKEN=" + endpoint.token());
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", ready)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CBR_"));
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder.start();
  }

  /** Runs commands to their end; the output has both streams. */
  CommandLineRun run(String commands, Map<String, String> more) throws Exception {
    Path output = Files.createTempFile(temporary, "block", ".out");
    Process process = start(commands, output, more);
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ended", commands).isTrue();
      return new CommandLineRun(process.exitValue(), Files.readString(output, UTF_8), "");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    tunnel.close();
    endpoint.close();
  }
}
