package io.github.cbrsdk.conformance.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML document as plain maps, lists and scalars that knows the line of each entry, also of those
 * that an overlay put in.
 */
final class Yaml {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_REPEATED = 100_000;
  private static final int MAX_DIGITS = 400;
  private static final String TOO_DEEP =
      ": more than " + MAX_DEPTH + " maps and lists inside each other are not read";

  private final String file;
  private final Map<String, Object> root;

  /** For each map and list, by identity, the line of each of its entries. */
  private final Map<Object, Map<Object, SourceLocation>> marks;

  /** Values that may still be read: aliases repeat what they name, each time anew. */
  private long left;

  private int depth;

  private Yaml(
      String file, Map<String, Object> root, Map<Object, Map<Object, SourceLocation>> marks) {
    this.file = file;
    this.root = root;
    this.marks = marks;
  }

  /**
   * Reads a document, whose root is a map.
   *
   * @throws ContractException if it is not YAML or not a map
   */
  static Yaml parse(String file, String text) {
    Yaml yaml = new Yaml(file, new LinkedHashMap<>(), new IdentityHashMap<>());
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Node node =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new ContractException(file + ":1: the file is empty"));
      if (!(node instanceof MappingNode mapping)) {
        throw new ContractException(file + ":1: a map is needed at the top");
      }
      yaml.left = text.length() + (long) MAX_REPEATED;
      yaml.fill(yaml.root, mapping);
      return yaml;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ContractException(file + ":" + line + ": this is not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new ContractException(file + ":1: this is not YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new ContractException(file + ":" + deepestLine(file, text) + TOO_DEEP, e);
    }
  }

  /** The line at which the nesting becomes too deep. */
  private static int deepestLine(String file, String text) {
    int depth = 0;
    for (Event event : new Parse(LoadSettings.builder().setLabel(file).build()).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return 1;
  }

  /** The file name that locations show. */
  String file() {
    return file;
  }

  /** The document; changes to it should be told to {@link #mark}. */
  Map<String, Object> root() {
    return root;
  }

  /** The line of an entry of a map (by name) or list (by index) of this document. */
  SourceLocation markOf(Object container, Object entry) {
    Map<Object, SourceLocation> entries = marks.get(container);
    SourceLocation mark = entries == null ? null : entries.get(entry);
    return mark == null ? new SourceLocation(file, 1) : mark;
  }

  void mark(Object container, Object entry, SourceLocation mark) {
    marks.computeIfAbsent(container, unused -> new LinkedHashMap<>()).put(entry, mark);
  }

  /** Takes an entry out; what follows it in a list moves up. */
  void remove(Object container, Object entry) {
    Map<Object, SourceLocation> entries = marks.get(container);
    if (container instanceof Map<?, ?> map) {
      map.remove(entry);
      if (entries != null) {
        entries.remove(entry);
      }
    } else if (container instanceof List<?> list) {
      int index = (Integer) entry;
      for (int i = index; i + 1 < list.size(); i++) {
        mark(list, i, markOf(list, i + 1));
      }
      list.remove(index);
    }
  }

  /** A deep copy, lines included. */
  Yaml copy() {
    Yaml copy = new Yaml(file, new LinkedHashMap<>(), new IdentityHashMap<>());
    copy.putAll(copy.root, root, this);
    return copy;
  }

  /** A deep copy of a value of another document into this one, with the lines it has there. */
  @Nullable Object adopt(@Nullable Object value, Yaml from) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      putAll(copy, map, from);
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        add(copy, list.get(i), from, from.markOf(list, i));
      }
      return copy;
    }
    return value;
  }

  private void putAll(Map<String, Object> target, Map<?, ?> source, Yaml from) {
    source.forEach(
        (name, value) -> put(target, (String) name, value, from, from.markOf(source, name)));
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  void put(
      Map<String, Object> target,
      String name,
      @Nullable Object value,
      Yaml from,
      SourceLocation mark) {
    target.put(name, adopt(value, from));
    mark(target, name, mark);
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  void add(List<Object> target, @Nullable Object value, Yaml from, SourceLocation mark) {
    target.add(adopt(value, from));
    mark(target, target.size() - 1, mark);
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private void fill(Map<String, Object> target, MappingNode mapping) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ContractException(markOf(tuple.getKeyNode()) + ": a name is needed here");
      }
      SourceLocation mark = markOf(key);
      if (target.containsKey(key.getValue())) {
        throw new ContractException(mark + ": '" + key.getValue() + "' is there twice");
      }
      target.put(key.getValue(), value(tuple.getValueNode()));
      mark(target, key.getValue(), mark);
    }
  }

  private @Nullable Object value(Node node) {
    if (--left < 0) {
      throw new ContractException(
          markOf(node) + ": aliases repeat too many values here: write fewer of them");
    }
    if (depth == MAX_DEPTH) {
      throw new ContractException(markOf(node) + TOO_DEEP);
    }
    depth++;
    Object value = valueOf(node);
    depth--;
    return value;
  }

  private @Nullable Object valueOf(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      fill(map, mapping);
      return map;
    }
    if (node instanceof SequenceNode sequence) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        mark(list, list.size(), markOf(element));
        list.add(value(element));
      }
      return list;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    throw new ContractException(markOf(node) + ": a map, a list or a scalar is needed");
  }

  private SourceLocation markOf(Node node) {
    return new SourceLocation(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
  }

  /** What a scalar means in YAML's JSON schema; numbers are Long or BigDecimal. */
  private @Nullable Object scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        BigDecimal number = new BigDecimal(text);
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
          throw new ContractException(
              "%s: a number of more than %d digits is not read"
                  .formatted(markOf(node), MAX_DIGITS));
        }
        return number.scale() <= 0 && number.precision() - number.scale() < 19
            ? number.longValueExact()
            : number;
      } catch (NumberFormatException e) {
        throw new ContractException(markOf(node) + ": " + text + " is no number in JSON", e);
      }
    }
    return text;
  }
}
