package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All documents in one schema for a validator of JSON Schema. Each document, and each schema with
 * an {@code $id}, is a schema resource of its own, and each reference is the address of what it
 * leads to, so that the validator resolves none: {@link Reference} alone says what resolves.
 */
final class ResolvedDocuments {
  /** The address of the schema that has all others. */
  static final String ROOT = "https://contract.invalid/";

  private static final String DYNAMIC_ANCHOR = "$dynamicAnchor";

  private final ObjectMapper mapper = new ObjectMapper();
  private final List<YamlNode> resources = new ArrayList<>();
  private final List<YamlNode> dynamicAnchors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<YamlNode, Set<String>> ignored;
  private final ObjectNode root = mapper.createObjectNode();

  /**
   * The documents that a document may refer to.
   *
   * @param ignored lists of required names, with those to leave out
   */
  ResolvedDocuments(YamlNode document, Map<YamlNode, Set<String>> ignored) {
    this.ignored = ignored;
    resources.addAll(document.documents().values());
    ObjectNode schemas = root.putObject("$defs");
    for (int i = 0; i < resources.size(); i++) {
      JsonNode tree = tree(resources.get(i), true, false);
      if (tree instanceof ObjectNode resource) {
        resource.put("$id", ROOT + i);
      }
      schemas.set(String.valueOf(i), tree);
    }
  }

  /** The schema that has all others. */
  JsonNode root() {
    return root;
  }

  /** The names of all members of the documents. */
  Set<String> names() {
    return names;
  }

  /** The schemas that dynamic references may lead to. */
  List<YamlNode> dynamicAnchors() {
    return dynamicAnchors;
  }

  /** The address of a value by the schema resource that it is in. */
  String address(YamlNode node) {
    YamlNode resource = Reference.resource(node);
    return ROOT
        + index(resource)
        + "#"
        + encode(node.pointer().substring(resource.pointer().length()));
  }

  /** The pointer of a value below the root, as a fragment. */
  String fragment(YamlNode node) {
    return "#/$defs/" + address(node).substring(ROOT.length()).replaceFirst("#", "");
  }

  /** The value at an address, or null. */
  @Nullable YamlNode at(String address) {
    int hash = address.indexOf('#');
    String index = hash < 0 ? "" : address.substring(0, hash).replace(ROOT, "");
    return index.isEmpty()
        ? null
        : Reference.of(address.substring(hash)).below(resources.get(Integer.parseInt(index)));
  }

  private int index(YamlNode resource) {
    int known = resources.indexOf(resource);
    if (known < 0) {
      resources.add(resource);
    }
    return known < 0 ? resources.size() - 1 : known;
  }

  private static String encode(String pointer) {
    return URLEncoder.encode(pointer, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%7E", "~");
  }

  /**
   * A value as JSON.
   *
   * @param isResource whether it stands alone; another schema resource is referred to instead
   * @param areNames whether the names in it are its author's and no keywords
   */
  private JsonNode tree(YamlNode node, boolean isResource, boolean areNames) {
    if (node.isList()) {
      ArrayNode list = mapper.createArrayNode();
      Set<String> left = ignored.get(node);
      node.elements().stream()
          .filter(each -> left == null || left.stream().noneMatch(each::is))
          .forEach(each -> list.add(tree(each, false, false)));
      return list;
    }
    if (!node.isMap()) {
      return JacksonTree.of(node);
    }
    ObjectNode map = mapper.createObjectNode();
    if (!isResource && Reference.resource(node) == node) {
      return map.put("$ref", ROOT + index(node));
    }
    node.entries()
        .forEach(
            (name, value) -> {
              names.add(name);
              boolean isData = !areNames && (name.equals("enum") || name.equals("const"));
              JsonNode stated =
                  isData
                      ? JacksonTree.of(value)
                      : isScalar(value) && value.value() instanceof String text
                          ? text(node, name, text)
                          : tree(value, false, !areNames && Keywords.areNamesIn(name, value));
              if (stated != null) {
                map.set(name, stated);
              }
            });
    return map;
  }

  private static boolean isScalar(YamlNode value) {
    return !value.isMap() && !value.isList();
  }

  /** The value of an entry of a map; null for what the validator must not see. */
  private @Nullable JsonNode text(YamlNode map, String name, String text) {
    switch (name) {
      case "$schema", "$id", "$anchor" -> {
        return null; // All schemas are read as 2020-12, and references are resolved.
      }
      case "$ref", JsonSchemaJudge.DYNAMIC -> {
        Reference reference = Reference.of(text);
        YamlNode target = reference.target(map);
        if (target == null) {
          return mapper.valueToTree(text);
        }
        YamlNode anchor = target.isMap() ? target.get(DYNAMIC_ANCHOR) : null;
        boolean isDynamic =
            name.equals(JsonSchemaJudge.DYNAMIC) && anchor != null && anchor.is(reference.anchor());
        String address = address(target);
        return mapper.valueToTree(
            isDynamic ? address.replaceFirst("#.*", "#" + reference.anchor()) : address);
      }
      case DYNAMIC_ANCHOR -> dynamicAnchors.add(map);
      default -> {
        // The entry is copied as it is.
      }
    }
    return mapper.valueToTree(text);
  }
}
