package io.github.cbrsdk.conformance.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which messages a schema is for: some members are for requests, others for responses. */
enum Direction {
  /** A client may send back what it was told, so that members of responses may be there. */
  REQUEST("readOnly"),

  RESPONSE("writeOnly");

  private final String other;

  Direction(String other) {
    this.other = other;
  }

  /** Requires no member of the other direction; a response must not have it either. */
  void apply(Schema schema, Map<String, List<YamlNode>> properties) {
    properties.forEach(
        (name, nodes) -> {
          if (nodes.stream().anyMatch(this::isForTheOther)) {
            schema.required.remove(name);
            if (this == RESPONSE) {
              schema.properties.remove(name);
              schema.excluded.add(name);
            }
          }
        });
  }

  /** The lists of required names that have some for the other direction, with these names. */
  Map<YamlNode, Set<String>> required(YamlNode document) {
    Map<YamlNode, Set<String>> lists = new HashMap<>();
    document.documents().values().forEach(each -> addRequired(each, lists));
    return lists;
  }

  private void addRequired(YamlNode node, Map<YamlNode, Set<String>> lists) {
    node.children().forEach(child -> addRequired(child, lists));
    YamlNode properties = node.isMap() ? node.get("properties") : null;
    if (properties == null || !properties.isMap()) {
      return;
    }
    Set<String> others = new LinkedHashSet<>();
    properties
        .entries()
        .forEach(
            (name, member) -> {
              if (isForTheOther(member)) {
                others.add(name);
              }
            });
    if (!others.isEmpty()) {
      Stream.concat(
              Stream.ofNullable(node.get("required")),
              Stream.ofNullable(node.get("dependentRequired"))
                  .flatMap(each -> each.children().stream()))
          .filter(list -> list.children().stream().anyMatch(each -> others.contains(each.value())))
          .forEach(list -> lists.put(list, others));
    }
  }

  private boolean isForTheOther(YamlNode member) {
    return isForTheOther(member, new HashSet<>());
  }

  private boolean isForTheOther(YamlNode part, Set<YamlNode> seen) {
    if (!part.isMap() || !seen.add(part)) {
      return false;
    }
    YamlNode reference = part.get("$ref");
    YamlNode target =
        reference != null && reference.value() instanceof String address
            ? Reference.of(address).target(part)
            : null;
    YamlNode parts = part.get("allOf");
    return part.isTrue(other)
        || (target != null && isForTheOther(target, seen))
        || (parts != null && parts.children().stream().anyMatch(each -> isForTheOther(each, seen)));
  }
}
