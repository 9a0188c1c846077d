package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a cassette in YAML as JSON, of limited size and depth. Tags of objects are ignored; binary
 * text becomes an object with the member {@code base64_string}.
 */
final class YamlAsJson {
  private static final Pattern CASSETTE = Pattern.compile("(?m)^(---\\s+)?(http_)?interactions:");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,400})(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?");
  private static final int MAX_DEPTH = 200;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(RecordingFile.MAX_DOCUMENT)
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .build();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonGenerator json;

  private YamlAsJson() throws IOException {
    json = RecordedJson.FACTORY.createGenerator(out);
  }

  /** Whether a file that begins so is a cassette in YAML. */
  static boolean isCassette(byte[] head) {
    return CASSETTE.matcher(new String(head, UTF_8)).find();
  }

  /**
   * The first document as JSON.
   *
   * @throws SourceException if it is not YAML, or too large or deep
   */
  static byte[] convert(byte[] yaml) throws IOException {
    try {
      requireShallow(yaml);
      YamlAsJson writer = new YamlAsJson();
      Iterator<Node> documents =
          new Compose(SETTINGS)
              .composeAllFromInputStream(new ByteArrayInputStream(yaml))
              .iterator();
      if (documents.hasNext()) {
        writer.write(documents.next(), 0);
      }
      writer.json.close();
      return writer.out.toByteArray();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new SourceException("its YAML breaks off or is malformed at line " + line);
    } catch (YamlEngineException e) {
      throw new SourceException("its YAML breaks off, is malformed or too large");
    }
  }

  /** The nodes are composed by recursion. */
  private static void requireShallow(byte[] yaml) {
    int depth = 0;
    for (Event each : new Parse(SETTINGS).parseInputStream(new ByteArrayInputStream(yaml))) {
      depth +=
          each instanceof CollectionStartEvent ? 1 : each instanceof CollectionEndEvent ? -1 : 0;
      if (depth > MAX_DEPTH) {
        throw refused("is nested too deep", each.getStartMark());
      }
    }
  }

  private void write(Node node, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw refused("is nested too deep", node.getStartMark());
    }
    if (node instanceof MappingNode map) {
      json.writeStartObject();
      for (NodeTuple each : map.getValue()) {
        if (!(each.getKeyNode() instanceof ScalarNode name)) {
          throw refused("has a name that is not text", each.getKeyNode().getStartMark());
        }
        json.writeFieldName(name.getValue());
        write(each.getValueNode(), depth + 1);
      }
      json.writeEndObject();
    } else if (node instanceof SequenceNode list) {
      json.writeStartArray();
      for (Node each : list.getValue()) {
        write(each, depth + 1);
      }
      json.writeEndArray();
    } else if (node instanceof ScalarNode scalar) {
      write(scalar);
    }
    if (out.size() > RecordingFile.MAX_DOCUMENT) {
      throw refused("is too large with its aliases", node.getStartMark());
    }
  }

  private void write(ScalarNode scalar) throws IOException {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.getValue().endsWith("binary")) {
      json.writeStartObject();
      json.writeStringField("base64_string", text);
      json.writeEndObject();
    } else if (tag.equals(Tag.NULL)) {
      json.writeNull();
    } else if (tag.equals(Tag.BOOL)) {
      json.writeBoolean(Boolean.parseBoolean(text));
    } else if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && NUMBER.matcher(text).matches()) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }

  private static SourceException refused(String why, Optional<Mark> where) {
    int line = where.map(mark -> mark.getLine() + 1).orElse(1);
    return new SourceException("its YAML " + why + " at line " + line);
  }
}
