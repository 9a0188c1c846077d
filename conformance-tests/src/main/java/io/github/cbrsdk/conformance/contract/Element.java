package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document, with the way to it.
 *
 * @param document the document
 * @param pointer JSON pointer in it
 * @param mark the line of the entry that holds it
 * @param value a map, list, scalar or null
 */
record Element(Yaml document, String pointer, SourceLocation mark, @Nullable Object value) {
  private static final int MAX_REFERENCES = 100;

  static Element root(Yaml document) {
    return new Element(document, "", new SourceLocation(document.file(), 1), document.root());
  }

  ContractLocation location() {
    return new ContractLocation(mark.file(), mark.line(), pointer);
  }

  ContractException error(String message) {
    return new ContractException(mark + " (" + pointer + "): " + message);
  }

  boolean isMap() {
    return value instanceof Map;
  }

  /** The entry of that name, or null; this must be a map. */
  @Nullable Element get(String name) {
    return map().containsKey(name) ? child(name) : null;
  }

  /** The entry of that name; this must be a map and have it. */
  Element require(String name) {
    Element element = get(name);
    if (element == null) {
      throw error("'" + name + "' is needed");
    }
    return element;
  }

  /** All entries by name, in order; this must be a map. */
  Map<String, Element> entries() {
    Map<String, Element> entries = new LinkedHashMap<>();
    map().keySet().forEach(name -> entries.put((String) name, child((String) name)));
    return entries;
  }

  /** The entries of that map, or none if it is absent. */
  Map<String, Element> entries(String name) {
    Element element = get(name);
    return element == null ? Map.of() : element.entries();
  }

  /** The elements of that list, or none if it is absent. */
  List<Element> elements(String name) {
    Element element = get(name);
    return element == null ? List.of() : element.elements();
  }

  /** All elements; this must be a list. */
  List<Element> elements() {
    if (!(value instanceof List<?> list)) {
      throw error("a list is needed");
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Element(document, pointer + "/" + i, document.markOf(list, i), list.get(i)));
    }
    return elements;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw error("a text is needed");
  }

  /** The text of that entry, or the other one if it is absent. */
  String text(String name, String otherwise) {
    Element element = get(name);
    return element == null ? otherwise : element.text();
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(map().get(name));
  }

  /** The element that {@code $ref} names, followed to the end; this itself if there is none. */
  Element resolved() {
    Element element = this;
    for (int i = 0; element.isMap() && element.get("$ref") != null; i++) {
      if (i == MAX_REFERENCES) {
        throw error("the reference leads in a circle");
      }
      element = element.target();
    }
    return element;
  }

  /** What {@code $ref} names. */
  Element target() {
    String reference = require("$ref").text();
    if (!reference.startsWith("#/")) {
      throw error("the reference " + reference + " is not one within its document");
    }
    Element element = root(document);
    for (String name : JsonPointer.names(reference.substring(1))) {
      Element next = element.isMap() ? element.get(name) : null;
      if (next == null) {
        throw error("the reference " + reference + " leads nowhere");
      }
      element = next;
    }
    return element;
  }

  private Element child(String name) {
    return new Element(
        document, JsonPointer.child(pointer, name), document.markOf(map(), name), map().get(name));
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw error("a map is needed");
  }
}
