package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
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

  private final LoadSettings settings =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(RecordedJson.MAX_DOCUMENT)
          .build();
  private final Map<String, byte[]> anchors = new HashMap<>();
  private final Iterator<Event> events;
  private int depth;

  private YamlAsJson(byte[] yaml) {
    this.events = new Parse(settings).parseInputStream(new ByteArrayInputStream(yaml)).iterator();
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
      YamlAsJson reader = new YamlAsJson(yaml);
      while (reader.events.hasNext()) {
        if (reader.events.next() instanceof DocumentStartEvent) {
          return reader.json(reader.events.next());
        }
      }
      throw new SourceException("it has no document");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new SourceException("its YAML breaks off or is malformed at line " + line);
    } catch (YamlEngineException e) {
      throw new SourceException("its YAML breaks off, is malformed or too large");
    }
  }

  private byte[] json(Event event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = RecordedJson.FACTORY.createGenerator(out)) {
      write(event, json, out);
    }
    return out.toByteArray();
  }

  private void value(Event event, JsonGenerator json, ByteArrayOutputStream out)
      throws IOException {
    if (event instanceof AliasEvent alias) {
      byte[] anchored = anchors.get(alias.getAlias().getValue());
      if (anchored == null) {
        throw refused("has an alias without its anchor", event);
      }
      json.writeRawValue(new String(anchored, UTF_8));
    } else if (((NodeEvent) event).getAnchor().isPresent()) {
      byte[] anchored = json(event);
      anchors.put(((NodeEvent) event).getAnchor().get().getValue(), anchored);
      json.writeRawValue(new String(anchored, UTF_8));
    } else {
      write(event, json, out);
    }
    if (out.size() > RecordedJson.MAX_DOCUMENT) {
      throw refused("is too large with its aliases", event);
    }
  }

  private void write(Event event, JsonGenerator json, ByteArrayOutputStream out)
      throws IOException {
    if (event instanceof ScalarEvent scalar) {
      writeScalar(scalar, json);
      return;
    }
    if (++depth > MAX_DEPTH) {
      throw refused("is nested too deep", event);
    }
    boolean map = event instanceof MappingStartEvent;
    if (map) {
      json.writeStartObject();
    } else {
      json.writeStartArray();
    }
    for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
      if (map) {
        if (!(next instanceof ScalarEvent key)) {
          throw refused("has a name that is no text", next);
        }
        json.writeFieldName(key.getValue());
        next = events.next();
      }
      value(next, json, out);
    }
    if (map) {
      json.writeEndObject();
    } else {
      json.writeEndArray();
    }
    depth--;
  }

  private void writeScalar(ScalarEvent scalar, JsonGenerator json) throws IOException {
    String text = scalar.getValue();
    String tag = scalar.getTag().orElse("!");
    if (tag.endsWith("binary")) {
      json.writeStartObject();
      json.writeStringField("base64_string", text);
      json.writeEndObject();
      return;
    }
    Tag resolved =
        settings
            .getSchema()
            .getScalarResolver()
            .resolve(text, scalar.getImplicit().canOmitTagInPlainScalar());
    if (resolved.equals(Tag.NULL)) {
      json.writeNull();
    } else if (resolved.equals(Tag.BOOL)) {
      json.writeBoolean(Boolean.parseBoolean(text));
    } else if (!resolved.equals(Tag.STR) && NUMBER.matcher(text).matches()) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }

  private static SourceException refused(String why, Event event) {
    int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return new SourceException("its YAML " + why + " at line " + line);
  }
}
