package io.github.cbrsdk.conformance.contract;

import java.util.List;
import java.util.Map;

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

  private boolean isForTheOther(YamlNode node) {
    YamlNode resolved = node.resolved();
    return (node.isMap() && node.isTrue(other)) || (resolved.isMap() && resolved.isTrue(other));
  }
}
