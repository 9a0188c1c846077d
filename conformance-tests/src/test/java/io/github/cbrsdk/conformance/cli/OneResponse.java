package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A contract of one response, whose body is the schema Value, and what is proposed for it. */
public final class OneResponse {
  private OneResponse() {}

  /**
   * The contract as text.
   *
   * @param schemas the schemas of the components, each a line such as {@code Value: {}}
   */
  public static String text(String schemas) {
    return """
        openapi: 3.1.0
        info: {title: Values, version: '1'}
        paths:
          /values:
            get:
              responses:
                '200':
                  description: A value.
                  content: {application/json: {schema: {$ref: '#/components/schemas/Value'}}}
        components:
          schemas:
        """
        + schemas.indent(4);
  }

  /** Writes the contract. */
  static Path contract(Path folder, String schemas) throws IOException {
    return Files.writeString(folder.resolve("values.yaml"), text(schemas));
  }

  /** Writes a recording of the response with a body in JSON, a number of times. */
  static Path recording(Path folder, String body, int times) throws IOException {
    String exchange =
        """
        {"request": {"method": "GET", "url": "http://a/values"}, "response": {"status": 200,
         "headers": {"Content-Type": "application/json"}, "body": "%s"}}
        """
            .formatted(body.replace("\"", "\\\""))
            .replace("\n", " ");
    return Files.writeString(folder.resolve("values.ndjson"), (exchange + "\n").repeat(times));
  }

  /** Proposes an overlay for a recording, with which the recording has to conform. */
  static Path proposal(Path contract, Path recording) {
    Path overlay = contract.resolveSibling("mine.yaml");
    CommandLineRun proposed =
        CommandLineRun.of(
            "propose", "--contract", contract, "--recordings", recording, "--out", overlay);
    assertThat(proposed.status()).as(proposed.err()).isZero();

    CommandLineRun check =
        CommandLineRun.of(
            "check", "--contract", contract, "--overlay", overlay, "--recordings", recording);
    assertThat(check.out()).startsWith("CONFORMANT");
    return overlay;
  }
}
