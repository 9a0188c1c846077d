package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document of the contract that rules edit so that it accepts findings. An edit that is not
 * possible comes back as the reason, in words. For one thread.
 */
public final class OverlayDraft {
  /** The result of an edit that was made. */
  public static final Optional<String> DONE = Optional.empty();

  /** The result of an edit of another document. */
  public static final Optional<String> NOT_HERE =
      Optional.of("it concerns another document of the contract than the editions extend");

  /** The description of a declaration that was derived from observations. */
  public static final String TO_BE_DESCRIBED = "Observed; to be described.";

  private final EffectiveContract contract;
  private final EditedDocument edited;
  private final Observations observations;
  private final long checked;
  private final Map<String, Object> document;
  private final Set<List<String>> crowded = new HashSet<>();

  /**
   * Edits the document of a contract further.
   *
   * @param contract the contract in the edition that the findings are about
   * @param edited its document, as edited for other findings
   * @param findings all findings
   * @param checked how many exchanges were checked
   */
  public OverlayDraft(
      EffectiveContract contract,
      EditedDocument edited,
      Observations observations,
      List<Finding> findings,
      long checked) {
    findings.stream()
        .filter(finding -> finding.drift().standsForMany())
        .forEach(finding -> crowded.add(group(finding)));
    this.contract = contract;
    this.edited = edited;
    this.observations = observations;
    this.checked = checked;
    this.document = contract.documents().values().iterator().next();
  }

  /** The rule of a finding and the object around it: very many findings there are not accepted. */
  private static List<String> group(Finding finding) {
    String pointer = finding.pointer();
    return List.of(
        finding.rule().id(),
        finding.drift().operation(),
        pointer.isEmpty() ? pointer : JsonPointer.parent(pointer));
  }

  /** Why no edit of this document can accept a finding of any rule, or empty. */
  public Optional<String> rejectionReason(Finding finding) {
    Operation operation = operation(finding);
    String file = operation == null ? "" : operation.location().file();
    List<String> files = List.of(file, finding.drift().contract().file());
    if (contract.documents().keySet().stream().skip(1).anyMatch(files::contains)) {
      return NOT_HERE;
    }
    return crowded.contains(group(finding))
        ? Optional.of("there are too many different ones to accept each")
        : Optional.empty();
  }

  /** What was observed where a finding is. */
  public Observed observed(Finding finding) {
    return observations.at(finding);
  }

  /** What was observed in the run. */
  public Observations observations() {
    return observations;
  }

  /** The value at a pointer before all edits, or null. */
  public @Nullable Object original(String pointer) {
    return Pointers.at(document, pointer);
  }

  /** The value at a pointer as it is now, or null. */
  public @Nullable Object current(String pointer) {
    return edited.at(pointer);
  }

  /** The operation of a finding, or null if the contract has none of that id. */
  public @Nullable Operation operation(Finding finding) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(finding.drift().operation()))
        .findFirst()
        .orElse(null);
  }

  /** What the responses of a finding's operation say of the values at a pointer. */
  public List<Schema> schemasAt(Finding finding, String pointer) {
    Operation operation = operation(finding);
    if (operation == null) {
      return List.of();
    }
    return operation.responses().values().stream()
        .map(ResponseContract::json)
        .filter(Objects::nonNull)
        .flatMap(body -> follow(body, JsonPointer.names(pointer)).stream())
        .toList();
  }

  private static List<Schema> follow(Schema schema, List<String> path) {
    List<Schema> here = schema.alternatives().isEmpty() ? List.of(schema) : schema.alternatives();
    if (path.isEmpty()) {
      return here;
    }
    List<Schema> all = new ArrayList<>();
    for (Schema each : here) {
      Schema below = each.properties().get(path.get(0));
      if (below == null) {
        below = path.get(0).equals("*") && each.items() != null ? each.items() : each.additional();
      }
      if (below != null) {
        all.addAll(follow(below, path.subList(1, path.size())));
      }
    }
    return all;
  }

  /**
   * Sets an entry of the map at a pointer, if that is in this document.
   *
   * @param why what was observed, in words
   */
  public Optional<String> put(
      Finding finding, String pointer, String name, Object value, String why) {
    if (!(edited.at(pointer) instanceof Map)) {
      return NOT_HERE;
    }
    edited.put(pointer, name, value, evidence(finding, why), finding);
    return DONE;
  }

  /** Removes an entry of the map at a pointer. */
  public Optional<String> remove(Finding finding, String pointer, String name, String why) {
    edited.remove(pointer, name, evidence(finding, why), finding);
    return DONE;
  }

  /** A list with one more element, unless it has it. */
  public static List<@Nullable Object> with(List<?> list, @Nullable Object element) {
    List<@Nullable Object> longer = new ArrayList<>(list);
    if (!longer.contains(element)) {
      longer.add(element);
    }
    return longer;
  }

  private String evidence(Finding finding, String what) {
    Observed observed = observations.at(finding);
    String objects =
        observed.objects() == 0
            ? ""
            : "; the member is in %d of %d such objects"
                .formatted(observed.count(), observed.objects());
    return "%s in %d of %d exchanges%s.".formatted(what, finding.exchanges(), checked, objects);
  }
}
