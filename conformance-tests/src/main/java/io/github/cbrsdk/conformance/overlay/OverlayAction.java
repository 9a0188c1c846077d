package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action of an overlay.
 *
 * @param target JSONPath of a map or a list that is not in a list: other targets are not portable
 * @param description the evidence, in words
 * @param update merged into the target; null to remove the target
 * @param fingerprints the findings for which it is proposed
 */
public record OverlayAction(
    String target,
    String description,
    @Nullable Map<String, Object> update,
    Set<String> fingerprints) {
  /** A JSONPath that all overlay tools read alike, or null if a name in the pointer prevents it. */
  public static @Nullable String target(String pointer) {
    StringBuilder path = new StringBuilder("$");
    for (String name : JsonPointer.names(pointer)) {
      if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        path.append('.').append(name);
      } else if (name.matches("[A-Za-z0-9_./{}$+ -]+")) {
        path.append("['").append(name).append("']");
      } else {
        return null;
      }
    }
    return path.toString();
  }

  public Map<String, Object> toYaml() {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("target", target);
    yaml.put("description", description);
    if (update == null) {
      yaml.put("remove", true);
    } else {
      yaml.put("update", update);
    }
    return yaml;
  }
}
