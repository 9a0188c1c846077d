package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drifts that show only over many exchanges: members of which none has any. Those of one depth are
 * left out together, since a run takes many exchanges.
 */
final class RareDrifts {
  private RareDrifts() {}

  /**
   * Members that one run does not show.
   *
   * @param exemplar the exchange that lacks them
   * @param exchange what it becomes
   * @param required the pointers of those that the contract requires
   * @param optional the pointers of those that it does not
   */
  record Absence(Exemplar exemplar, Exchange exchange, Set<String> required, Set<String> optional) {
    Set<Expected> expected() {
      Set<Expected> expected = new HashSet<>();
      required.forEach(pointer -> expected.add(new Expected(Rule.MEMBER_VANISHED, pointer)));
      optional.forEach(pointer -> expected.add(new Expected(Rule.NEVER_OBSERVED, pointer)));
      return expected;
    }
  }

  /** One absence for each depth of the exemplar's body. */
  static List<Absence> of(Exemplar exemplar) {
    List<Absence> all = new ArrayList<>();
    JsonNode body = exemplar.body();
    // Which of several forms a body has is told by its members: without them it has another one.
    if (body == null || exemplar.choices().size() > 1) {
      return all;
    }
    List<Site> objects = exemplar.sites().stream().filter(Site::isObject).toList();
    int deepest = objects.stream().mapToInt(site -> site.path().size()).max().orElse(-1);
    for (int depth = 0; depth <= deepest; depth++) {
      Absence absence = at(depth, exemplar, objects, body.deepCopy());
      if (absence != null) {
        all.add(absence);
      }
    }
    return all;
  }

  private static @Nullable Absence at(
      int depth, Exemplar exemplar, List<Site> objects, JsonNode body) {
    Set<String> required = new HashSet<>();
    Set<String> optional = new HashSet<>();
    for (Site site : objects) {
      if (site.path().size() == depth) {
        ObjectNode object = (ObjectNode) at(site, body);
        for (String name : Names.of(object)) {
          Set<String> of = site.schema().required().containsKey(name) ? required : optional;
          of.add(site.pointer(name));
        }
        object.removeAll();
      }
    }
    if (required.isEmpty() && optional.isEmpty()) {
      return null;
    }
    return new Absence(exemplar, exemplar.with(Exemplar.bytes(body)), required, optional);
  }

  private static JsonNode at(Site site, JsonNode body) {
    JsonNode node = body;
    for (Object step : site.path()) {
      node = step instanceof Integer index ? node.path(index) : node.path((String) step);
    }
    return node;
  }
}
