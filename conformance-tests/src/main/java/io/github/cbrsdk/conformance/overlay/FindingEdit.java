package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The edit of a contract's document by which it accepts one finding. An edit that is not possible
 * comes back as the reason, in words. For one thread.
 */
public final class FindingEdit {
  /** The result of an edit that was made. */
  public static final Optional<String> DONE = Optional.empty();

  /** The description of a declaration that was derived from observations. */
  public static final String TO_BE_DESCRIBED = "Observed; to be described.";

  private final EffectiveContract contract;
  private final EditedDocument edited;
  private final Observations observations;
  private final Result result;
  private final long checked;
  private final Finding finding;
  private final @Nullable Operation operation;

  /**
   * Edits the document of a contract further.
   *
   * @param contract the contract in the edition that the finding is about
   * @param edited its document, as edited for other findings
   * @param result the result with the finding
   * @param checked how many exchanges were checked, at least in part
   */
  public FindingEdit(
      EffectiveContract contract,
      EditedDocument edited,
      Observations observations,
      Result result,
      long checked,
      Finding finding) {
    this.contract = contract;
    this.edited = edited;
    this.observations = observations;
    this.result = result;
    this.checked = checked;
    this.finding = finding;
    this.operation = Observations.operation(contract, finding);
  }

  /** Whether the contract is the project's own, which has extensions of the project. */
  public boolean isOwnContract() {
    return contract.strict();
  }

  public Finding finding() {
    return finding;
  }

  /** The rule of a finding and the object around it: very many findings there are not accepted. */
  private static List<String> group(Finding finding) {
    String pointer = finding.pointer();
    return List.of(
        finding.rule().id(),
        finding.drift().operation(),
        pointer.isEmpty() ? pointer : JsonPointer.parent(pointer));
  }

  /** Why no edit of this document can accept a finding of any rule, or empty if one can. */
  public Optional<String> rejectionReason() {
    if (isElsewhere(finding.drift().contract().file())) {
      return noEdit();
    }
    return result.findings().stream()
            .filter(each -> each.drift().standsForMany())
            .anyMatch(each -> group(each).equals(group(finding)))
        ? Optional.of("there are too many different findings of its kind to accept each")
        : Optional.empty();
  }

  /** The pointer of the part of the contract that the finding names. */
  public String contractPointer() {
    return finding.drift().contract().pointer();
  }

  /** The pointer of the map around that part. */
  public String around() {
    return JsonPointer.parent(contractPointer());
  }

  /** The name of that part. */
  public String keyword() {
    return JsonPointer.name(contractPointer());
  }

  /** The location of the finding, in words. */
  public String where() {
    return finding.pointer().isEmpty() ? "the value" : finding.pointer();
  }

  /** The location and the value of the finding, in words. */
  public String what() {
    String observed = finding.drift().observed();
    return finding.pointer().isEmpty()
        ? observed
        : finding.pointer() + " is " + JsonType.withArticle(observed);
  }

  /** What was observed where the finding is. */
  public Observed observed() {
    return observations.at(finding);
  }

  /** What was observed in the run. */
  public Observations observations() {
    return observations;
  }

  /** The value at a pointer before all edits, or null. */
  public @Nullable Object original(String pointer) {
    return EditedDocument.at(contract.documents().values().iterator().next(), pointer);
  }

  /** The value at a pointer as it is now, or null. */
  public @Nullable Object current(String pointer) {
    return edited.at(pointer);
  }

  /** The operation of the finding, or null if the contract has none of that id. */
  public @Nullable Operation operation() {
    return operation;
  }

  /**
   * What the responses of the finding's operation say of the values at a pointer, in the document
   * that is edited.
   */
  public List<Schema> schemasAt(String pointer) {
    return DeclaredSchemas.at(operation, pointer).stream()
        .filter(schema -> !isElsewhere(schema.location().file()))
        .toList();
  }

  /** Whether a value is valid by the schema at a pointer. */
  public boolean isValid(String pointer, Json value) {
    return contract.validator().test(new ContractLocation(documents().get(0), 0, pointer), value);
  }

  private List<String> documents() {
    return List.copyOf(contract.documents().keySet());
  }

  private boolean isElsewhere(String file) {
    return documents().indexOf(file) > 0;
  }

  /** Why the finding cannot be accepted by an edit where the contract states what is violated. */
  public Optional<String> noEdit() {
    String file = finding.drift().contract().file();
    return Optional.of(
        isElsewhere(file)
            ? "%s states it, and an overlay changes %s alone".formatted(file, documents().get(0))
            : "no change of one keyword accepts it: write a schema for it");
  }

  /**
   * Sets an entry of the map, or an element of the list, at a pointer, if that is in this document.
   *
   * @param why what was observed, in words
   */
  public Optional<String> put(String pointer, String name, Object value, String why) {
    if (edited.at(pointer) instanceof List<?> list && !pointer.isEmpty()) {
      List<@Nullable Object> other = new ArrayList<>(list);
      other.set(Integer.parseInt(name), value);
      return put(JsonPointer.parent(pointer), JsonPointer.name(pointer), other, why);
    }
    if (!(edited.at(pointer) instanceof Map)) {
      return noEdit();
    }
    edited.put(pointer, name, value, evidence(why), finding);
    return DONE;
  }

  /** Removes an entry of the map at a pointer. */
  public Optional<String> remove(String pointer, String name, String why) {
    edited.remove(pointer, name, evidence(why), finding);
    return DONE;
  }

  /** A list with one more element, unless it has it. */
  public static List<@Nullable Object> with(List<?> list, @Nullable Object element) {
    List<@Nullable Object> longer = new ArrayList<>(list);
    Object added = EditedDocument.copyOf(element);
    if (!longer.contains(added)) {
      longer.add(added);
    }
    return longer;
  }

  private String evidence(String what) {
    Observed observed = observations.at(finding);
    String objects =
        observed.objects() == 0
            ? ""
            : "; the member is in %d of %d such objects"
                .formatted(observed.count(), observed.objects());
    return "%s in %d of %d exchanges%s.".formatted(what, finding.exchanges(), checked, objects);
  }
}
