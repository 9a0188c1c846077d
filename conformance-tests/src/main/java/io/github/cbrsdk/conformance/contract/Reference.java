package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private static final URI CONTRACT = URI.create("contract:/");

  /** Keywords whose values are data: what looks like a schema in them is none. */
  private static final Set<String> DATA = Set.of("enum", "const", "default", "example", "examples");

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
    return targetOf(map, "$ref");
  }

  /** The value that the reference of a map in that entry refers to. */
  static YamlNode targetOf(YamlNode map, String entry) {
    String text = map.require(entry).text();
    Reference reference = of(text);
    YamlNode target = reference.target(map);
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

  /** The value that it refers to from a schema or another value, or null if there is none. */
  @Nullable YamlNode target(YamlNode from) {
    YamlNode target = below(document.isEmpty() ? resource(from) : document(from));
    YamlNode resource = target;
    return target == null || anchor.isEmpty()
        ? target
        : find(
            target,
            node ->
                resource(node) == resource
                    && (has(node, "$anchor", anchor) || has(node, "$dynamicAnchor", anchor)));
  }

  /** The value at its path in a value, or null. */
  @Nullable YamlNode below(@Nullable YamlNode from) {
    YamlNode target = from;
    for (String each : path) {
      target = target == null ? null : child(target, each);
    }
    return target;
  }

  /** The document or the schema with an {@code $id} that it names; relative to those around it. */
  private @Nullable YamlNode document(YamlNode from) {
    URI id = resolve(base(from), document);
    YamlNode file = from.root().documents().get(fileFrom(from.root().file()));
    if (file != null && !isId(resource(from))) {
      return file;
    }
    List<YamlNode> named = new ArrayList<>();
    for (YamlNode each : from.root().documents().values()) {
      find(
          each, node -> isId(node) && base(node).equals(id) && named.add(node) && named.size() > 1);
    }
    if (named.size() > 1) {
      throw from.error("several schemas have the $id " + id + ": give each its own");
    }
    return named.isEmpty() ? file : named.get(0);
  }

  /** The nearest schema around a value with an {@code $id}, or the document. */
  static YamlNode resource(YamlNode value) {
    YamlNode node = value;
    for (YamlNode parent = node.parent(); parent != null && !isId(node); parent = node.parent()) {
      node = parent;
    }
    return node;
  }

  /** The URI to which the references of a value are relative. */
  private static URI base(YamlNode value) {
    YamlNode resource = resource(value);
    YamlNode parent = resource.parent();
    URI around = parent == null ? CONTRACT.resolve(uri(resource.file())) : base(parent);
    return isId(resource) ? resolve(around, resource.require("$id").text()) : around;
  }

  private static URI resolve(URI base, String reference) {
    return base.resolve(uri(reference.replaceFirst("#.*", ""))).normalize();
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return CONTRACT.resolve(encode(text));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static boolean isId(YamlNode node) {
    YamlNode id = node.isMap() ? node.get("$id") : null;
    return id != null && id.value() instanceof String;
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
      YamlNode found = DATA.contains(child.name()) ? null : find(child, condition);
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
