package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML document: a map, a list or a scalar, with the file and line that state it. A
 * value that an overlay inserted keeps the file and line of the overlay. Not changed once its
 * contract is compiled.
 */
public final class YamlNode {
  private final String file;
  private final int line;

  /** A map by name, a list of nodes, or a scalar: a string, boolean, Long, BigDecimal or null. */
  private final @Nullable Object content;

  private @Nullable YamlNode parent;

  /** Of a whole document: the documents that it may refer to, by their files. */
  private Map<String, YamlNode> documents = Map.of();

  private String name = "";
  private @Nullable String pointer;

  private YamlNode(String file, int line, @Nullable Object content) {
    this.file = file;
    this.line = line;
    this.content = content;
  }

  static YamlNode map(String file, int line) {
    return new YamlNode(file, line, new LinkedHashMap<String, YamlNode>());
  }

  static YamlNode list(String file, int line) {
    return new YamlNode(file, line, new ArrayList<YamlNode>());
  }

  static YamlNode scalar(String file, int line, @Nullable Object value) {
    return new YamlNode(file, line, value);
  }

  /** A scalar, or an empty map or list, at the same line. */
  YamlNode like(@Nullable Object value) {
    return value instanceof Map
        ? map(file, line)
        : value instanceof List ? list(file, line) : scalar(file, line, value);
  }

  /** A copy without the entries or elements. */
  YamlNode shallowCopy() {
    return isMap() ? map(file, line) : isList() ? list(file, line) : scalar(file, line, content);
  }

  YamlNode copy() {
    YamlNode copy = shallowCopy();
    if (isMap()) {
      entries().forEach((each, child) -> copy.put(each, child.copy()));
    } else {
      children().forEach(child -> copy.add(child.copy()));
    }
    return copy;
  }

  void put(String entry, YamlNode child) {
    entriesOf(content).put(entry, child);
    child.parent = this;
    child.pointer = null;
    child.name = entry;
  }

  void add(YamlNode child) {
    elementsOf(content).add(child);
    child.parent = this;
    child.pointer = null;
  }

  /** Removes it from the map or list around it, if it is still there. */
  void remove() {
    if (parent != null && parent.isMap()) {
      entriesOf(parent.content).remove(name, this);
    } else if (parent != null) {
      elementsOf(parent.content).remove(this);
    }
  }

  /** The map or list that holds it, or null for the whole document. */
  @Nullable YamlNode parent() {
    return parent;
  }

  /** The whole document. */
  public YamlNode root() {
    YamlNode node = this;
    while (node.parent != null) {
      node = node.parent;
    }
    return node;
  }

  /** The file as locations show it. */
  String file() {
    return file;
  }

  /** Its name in the map around it, or empty. */
  String name() {
    return name;
  }

  /** The JSON pointer in its document. */
  String pointer() {
    if (pointer == null) {
      pointer =
          parent == null
              ? ""
              : JsonPointer.child(
                  parent.pointer(),
                  parent.isMap() ? name : String.valueOf(parent.elements().indexOf(this)));
    }
    return pointer;
  }

  public ContractLocation location() {
    return new ContractLocation(file, line, pointer());
  }

  /** An error in the document at this value. */
  public ContractException error(String message) {
    return new ContractException(
        parent == null && pointer().isEmpty()
            ? "%s:%d: %s".formatted(file, line, message)
            : "%s:%d (%s): %s".formatted(file, line, pointer(), message));
  }

  public boolean isMap() {
    return content instanceof Map;
  }

  boolean isList() {
    return content instanceof List;
  }

  /** The value as maps, lists and scalars; a number is a Long or a BigDecimal. */
  public @Nullable Object value() {
    if (isMap()) {
      return toMap();
    }
    if (isList()) {
      List<@Nullable Object> list = new ArrayList<>();
      elements().forEach(child -> list.add(child.value()));
      return list;
    }
    return content;
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    entries().forEach((each, child) -> map.put(each, child.value()));
    return map;
  }

  /** The entry of that name, or null. */
  public @Nullable YamlNode get(String entry) {
    return entries().get(entry);
  }

  /** The entry of that name. */
  public YamlNode require(String entry) {
    YamlNode node = get(entry);
    if (node == null) {
      throw error("'" + entry + "' is missing");
    }
    return node;
  }

  /**
   * The entries of a map, in the order of the document.
   *
   * @throws ContractException if it is not a map
   */
  public Map<String, YamlNode> entries() {
    if (!isMap()) {
      throw error("a map is expected");
    }
    return Collections.unmodifiableMap(entriesOf(content));
  }

  /** The entries of the map of that name, or none if it is absent. */
  public Map<String, YamlNode> entries(String entry) {
    YamlNode node = get(entry);
    return node == null ? Map.of() : node.entries();
  }

  /**
   * The elements of a list.
   *
   * @throws ContractException if it is not a list
   */
  public List<YamlNode> elements() {
    if (!isList()) {
      throw error("a list is expected");
    }
    return Collections.unmodifiableList(elementsOf(content));
  }

  /** The elements of the list of that name, or none if it is absent. */
  public List<YamlNode> elements(String entry) {
    YamlNode node = get(entry);
    return node == null ? List.of() : node.elements();
  }

  /** The values of a map or the elements of a list; none of a scalar. */
  public Collection<YamlNode> children() {
    return isMap() ? entries().values() : isList() ? elements() : List.of();
  }

  /**
   * The scalar as text.
   *
   * @throws ContractException if it is not a string
   */
  public String text() {
    if (content instanceof String text) {
      return text;
    }
    throw error("a string is expected");
  }

  /** The text of the entry of that name, or the other one if it is absent. */
  public String text(String entry, String otherwise) {
    YamlNode node = get(entry);
    return node == null ? otherwise : node.text();
  }

  /** Whether it is that scalar. */
  boolean is(Object scalar) {
    return scalar.equals(content);
  }

  boolean isTrue(String entry) {
    YamlNode node = get(entry);
    return node != null && node.is(true);
  }

  /** The value at the end of a path of names, following references; empty if a name is absent. */
  public Optional<YamlNode> find(String... path) {
    YamlNode node = resolved();
    for (String each : path) {
      YamlNode next = node.isMap() ? node.get(each) : null;
      if (next == null) {
        return Optional.empty();
      }
      node = next.resolved();
    }
    return Optional.of(node);
  }

  /** The value that {@code $ref} refers to in the end; this if it has none. */
  public YamlNode resolved() {
    return Reference.resolve(this);
  }

  /** Makes documents known to each other. */
  static void link(List<YamlNode> documents) {
    Map<String, YamlNode> byFile = new LinkedHashMap<>();
    documents.forEach(document -> byFile.put(document.file, document));
    documents.forEach(document -> document.documents = byFile);
  }

  /** The documents that this one may refer to, by their files. */
  Map<String, YamlNode> documents() {
    return documents.isEmpty() ? Map.of(file, this) : documents;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Only called for maps, and made by map().
  private static Map<String, YamlNode> entriesOf(@Nullable Object content) {
    return (Map<String, YamlNode>) content;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Only called for lists, and made by list().
  private static List<YamlNode> elementsOf(@Nullable Object content) {
    return (List<YamlNode>) content;
  }

  /** {@code file:line}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
