package io.github.cbrsdk.conformance.contract;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** Reads a YAML document, of limited size and depth. */
public final class YamlReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_REPEATED = 100_000;
  private static final int MAX_DIGITS = 400;

  /** Our extensions as contracts and overlays of version 0.1 name them. */
  private static final Pattern OLD_EXTENSION =
      Pattern.compile("^x-(default|edition|harmless|java-text|parent|probes|table|validations)$");

  /** Numbers in data that JSON writes in the same way. */
  private static final Pattern IN_JSON = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  /** The maps whose names are those of members or headers. */
  private static final Set<String> NAMES = Set.of("headers", "properties");

  /** Limits on the values and characters that aliases repeat in data. */
  private static final long MAX_DATA = 64 << 20;

  private final LoadSettings settings;
  private final String file;
  private final boolean isData;
  private final Iterator<Event> events;
  private final Map<String, YamlNode> anchors = new HashMap<>();

  /**
   * The number of values, and of characters of repeated values, that may still be read: each alias
   * repeats all values of its anchor.
   */
  private long left;

  private int depth;

  private YamlReader(String file, String text, Schema schema, boolean isData) {
    this.settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setSchema(schema)
            .build();
    this.file = file;
    this.isData = isData;
    this.events = new Parse(settings).parseString(text).iterator();
    this.left = isData ? MAX_DATA : text.length() + (long) MAX_REPEATED;
  }

  /**
   * Reads a document, whose root is a map.
   *
   * @throws ContractException if it is not YAML, not a map, or too large or deep
   */
  public static YamlNode read(String file, String text) {
    return read(file, text, new JsonSchema(), false);
  }

  /** Reads a document whose scalars are all texts, as they are written. */
  public static YamlNode readTexts(String file, String text) {
    return read(file, text, new FailsafeSchema(), true);
  }

  /**
   * Reads a document of another tool, whose words are not ours. Only numbers that are written as in
   * JSON are numbers, and binary text is a map with the entry {@code base64_string}.
   */
  public static YamlNode readData(String file, String text) {
    return read(file, text, new CoreSchema(), true);
  }

  private static YamlNode read(String file, String text, Schema schema, boolean isData) {
    try {
      return new YamlReader(file, text, schema, isData).document();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ContractException(file + ":" + line + ": this is not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new ContractException(file + ":1: this is not YAML: " + e.getMessage(), e);
    }
  }

  private YamlNode document() {
    events.next(); // The start of the stream.
    if (events.next() instanceof StreamEndEvent) {
      throw new ContractException(file + ":1: the file is empty");
    }
    Event first = events.next();
    if (!(first instanceof MappingStartEvent)) {
      throw new ContractException(file + ":1: a map is expected at the top");
    }
    YamlNode root = node(first, 1, "");
    events.next(); // The end of the document.
    Event end = events.next();
    if (!(end instanceof StreamEndEvent)) {
      throw error(end, "a second document is not read");
    }
    return root;
  }

  private YamlNode node(Event event, int line, String owner) {
    count(event);
    if (event instanceof AliasEvent alias) {
      YamlNode anchored = anchors.get(alias.getAlias().getValue());
      if (anchored == null) {
        throw error(event, "the alias *" + alias.getAlias() + " has no anchor above it");
      }
      return repeated(anchored, event);
    }
    YamlNode node =
        event instanceof ScalarEvent scalar ? scalar(scalar, line) : collection(event, line, owner);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    return node;
  }

  private YamlNode scalar(ScalarEvent event, int line) {
    YamlNode scalar = YamlNode.scalar(file, line, scalar(event));
    if (!isData || !event.getTag().orElse("").endsWith("binary")) {
      return scalar;
    }
    YamlNode binary = YamlNode.map(file, line);
    binary.put("base64_string", scalar);
    return binary;
  }

  private YamlNode collection(Event start, int line, String owner) {
    enter(start);
    boolean isMap = start instanceof MappingStartEvent;
    YamlNode node = isMap ? YamlNode.map(file, line) : YamlNode.list(file, line);
    for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
      if (!isMap) {
        node.add(node(next, line(next), ""));
      } else if (!(next instanceof ScalarEvent key)) {
        throw error(next, "a name is expected here");
      } else {
        String name = isData || NAMES.contains(owner) ? key.getValue() : keyword(key.getValue());
        if (node.get(name) != null) {
          throw error(next, "'" + name + "' is a duplicate name");
        }
        node.put(name, node(events.next(), line(next), name));
      }
    }
    depth--;
    return node;
  }

  private static String keyword(String name) {
    return name.startsWith("x-") ? OLD_EXTENSION.matcher(name).replaceFirst("x-contract-$1") : name;
  }

  /** A copy of the value of an anchor. */
  private YamlNode repeated(YamlNode anchored, Event alias) {
    enter(alias);
    if (isData && anchored.children().isEmpty()) {
      left -= String.valueOf(anchored.value()).length();
    }
    YamlNode copy = anchored.shallowCopy();
    if (anchored.isMap()) {
      anchored.entries().forEach((name, child) -> copy.put(name, repeated(child, alias)));
    } else {
      anchored.children().forEach(child -> copy.add(repeated(child, alias)));
    }
    depth--;
    return copy;
  }

  private void enter(Event event) {
    count(event);
    if (++depth > MAX_DEPTH) {
      throw error(
          event, "more than " + MAX_DEPTH + " maps and lists inside each other are not read");
    }
  }

  private void count(Event event) {
    if (--left < 0) {
      throw error(event, "aliases repeat too many values here: write fewer of them");
    }
  }

  /** The value of a scalar in YAML's JSON schema; a number is a Long or a BigDecimal. */
  private @Nullable Object scalar(ScalarEvent event) {
    String text = event.getValue();
    Tag tag =
        event
            .getTag()
            .filter(explicit -> !explicit.equals("!"))
            .map(Tag::new)
            .orElseGet(
                () ->
                    settings
                        .getSchema()
                        .getScalarResolver()
                        .resolve(text, event.getImplicit().canOmitTagInPlainScalar()));
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
      return text;
    }
    return isData && !IN_JSON.matcher(text).matches() ? text : number(text, event);
  }

  private Object number(String text, Event event) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
        throw error(event, "a number of more than " + MAX_DIGITS + " digits is not read");
      }
      return number.scale() <= 0 && number.precision() - number.scale() < 19
          ? (Object) number.longValueExact()
          : number;
    } catch (NumberFormatException e) {
      throw error(event, text + " is not a number in JSON");
    }
  }

  private ContractException error(Event event, String message) {
    return new ContractException(file + ":" + line(event) + ": " + message);
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
