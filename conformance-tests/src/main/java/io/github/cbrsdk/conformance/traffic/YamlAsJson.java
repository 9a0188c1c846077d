package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.YamlReader;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/** Writes a cassette in YAML as JSON, of limited size and depth. */
final class YamlAsJson {
  private static final Pattern CASSETTE = Pattern.compile("(?m)^(---\\s+)?(http_)?interactions:");

  private YamlAsJson() {}

  /** Whether a file that begins so is a cassette in YAML. */
  static boolean isCassette(byte[] head) {
    return CASSETTE.matcher(new String(head, UTF_8)).find();
  }

  /**
   * The document as JSON.
   *
   * @throws SourceException if it is not YAML, or too large or deep
   */
  static byte[] convert(byte[] yaml) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
      return JsonWriter.bytes(Json.of(YamlReader.readData("its YAML", text).value()));
    } catch (CharacterCodingException e) {
      throw new SourceException("it is not in UTF-8");
    } catch (ContractException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }
}
