package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@code $ref}.
 *
 * @param document the part before {@code #}, a relative path or an absolute URI; empty for the
 *     document itself
 * @param path the names in the JSON pointer behind {@code #}
 * @param anchor what stands behind {@code #} instead of a pointer, or empty
 */
record Reference(String document, List<String> path, String anchor) {
  private static final int MAX_REFERENCES = 100;

  /** The value that {@code $ref} of a value refers to in the end; the value if it has none. */
  static YamlNode resolve(YamlNode value) {
    YamlNode node = value;
    for (int i = 0; node.isMap() && node.get("$ref") != null; i++) {
      if (i == MAX_REFERENCES) {
        throw value.error("the reference is circular");
      }
      node = targetOf(node);
    }
    return node;
  }

  /**
   * The value that {@code $ref} of a map refers to.
   *
   * @throws ContractException if there is none
   */
  static YamlNode targetOf(YamlNode map) {
    String text = map.require("$ref").text();
    Reference reference = of(text);
    YamlNode target = reference.target(map.root());
    if (target == null) {
      throw map.error("the reference %s does not resolve%s".formatted(text, reference.hint()));
    }
    return target;
  }

  static Reference of(String text) {
    int hash = text.indexOf('#');
    String document = decode(hash < 0 ? text : text.substring(0, hash));
    String fragment = hash < 0 ? "" : decode(text.substring(hash + 1));
    return fragment.isEmpty() || fragment.startsWith("/")
        ? new Reference(document, JsonPointer.names(fragment), "")
        : new Reference(document, List.of(), fragment);
  }

  private static String decode(String text) {
    try {
      return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  boolean isUrl() {
    return document.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /** The value that it refers to from a document, or null if there is none. */
  @Nullable YamlNode target(YamlNode from) {
    YamlNode target = document.isEmpty() ? from : from.documents().get(fileFrom(from.file()));
    if (target == null) {
      target = find(from, node -> has(node, "$id", document));
    }
    for (String each : path) {
      target = target == null ? null : child(target, each);
    }
    return target == null || anchor.isEmpty()
        ? target
        : find(target, node -> has(node, "$anchor", anchor) || has(node, "$dynamicAnchor", anchor));
  }

  private static @Nullable YamlNode child(YamlNode node, String step) {
    if (node.isMap()) {
      return node.get(step);
    }
    int index = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
    return node.isList() && index >= 0 && index < node.elements().size()
        ? node.elements().get(index)
        : null;
  }

  private static boolean has(YamlNode node, String entry, String text) {
    YamlNode value = node.isMap() ? node.get(entry) : null;
    return value != null && value.is(text);
  }

  private static @Nullable YamlNode find(YamlNode node, Predicate<YamlNode> condition) {
    if (condition.test(node)) {
      return node;
    }
    for (YamlNode child : node.children()) {
      YamlNode found = find(child, condition);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The file of the document, seen from the folder of the contract. */
  String fileFrom(String referring) {
    try {
      return isUrl()
          ? document
          : Path.of(referring).resolveSibling(document).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return document;
    }
  }

  /** What to do if it does not resolve. */
  private String hint() {
    return isUrl() ? ": documents are not fetched from a URL, so put it beside the contract" : "";
  }
}
