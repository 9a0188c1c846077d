package io.github.cbrsdk.conformance.suggest;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Edits a document of the contract so that it accepts findings, and no more than was observed. */
final class Widener {
  private static final Optional<String> DONE = Optional.empty();
  private static final Optional<String> NOT_HERE =
      Optional.of("it concerns another document of the contract than the editions extend");
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final String TO_BE_DESCRIBED = "Observed; to be described.";

  private final EffectiveContract contract;
  private final EditedDocument edited;
  private final Observations observations;
  private final long checked;
  private final Map<String, Object> document;
  private final Set<List<String>> crowded = new HashSet<>();

  /**
   * @param contract the contract in the edition that the findings are about
   * @param edited its document, as edited for other findings
   * @param findings all findings
   * @param checked how many exchanges were checked
   */
  Widener(
      EffectiveContract contract,
      EditedDocument edited,
      Observations observations,
      List<Finding> findings,
      long checked) {
    findings.stream()
        .filter(finding -> finding.drift().isCrowd())
        .forEach(finding -> crowded.add(place(finding)));
    this.contract = contract;
    this.edited = edited;
    this.observations = observations;
    this.checked = checked;
    this.document = contract.documents().values().iterator().next();
  }

  /** Why no contract accepts the findings of a rule, or empty if one can. */
  static Optional<String> neverAccepted(Rule rule) {
    return switch (rule) {
      case BODY_MISSING -> Optional.of("OpenAPI cannot say that a body may be there or not");
      case JSON_MALFORMED, JSON_DUPLICATE_MEMBER ->
          Optional.of("a contract of JSON bodies cannot accept what is not proper JSON");
      case NUMBER_FORM ->
          Optional.of("an integer is an integer: the service should write it as one");
      case INVARIANT_VIOLATED ->
          Optional.of("the rule states what has to be true whatever the service sends");
      case SECRET_ECHOED -> Optional.of("a credential must never come back");
      case SDK_LOSS -> Optional.of("it is a fault of the SDK, not of the service");
      case MEMBER_VANISHED, NEVER_OBSERVED ->
          Optional.of("what was not seen may still come; nothing follows from its absence");
      default -> Optional.empty();
    };
  }

  /** Edits the document for a finding, or says in words why not. */
  Optional<String> widen(Finding finding) {
    Operation operation = operation(finding);
    String file = operation == null ? "" : operation.location().file();
    if (contract.documents().keySet().stream().skip(1).anyMatch(file::equals)) {
      return NOT_HERE;
    }
    if (crowded.contains(place(finding))) {
      return Optional.of("there are too many different ones to accept each");
    }
    return switch (finding.rule()) {
      case STATUS_UNDECLARED -> status(finding);
      case MEDIA_TYPE_UNDECLARED -> mediaType(finding);
      case HEADER_MISSING ->
          put(
              finding,
              JsonPointer.parent(finding.drift().contract().pointer()),
              "required",
              false,
              "sent without the header");
      case MEMBER_MISSING -> memberMissing(finding);
      case MEMBER_UNDECLARED -> memberUndeclared(finding);
      case TYPE_CHANGED, NULL_UNDECLARED -> type(finding);
      case ENUM_VALUE_UNDECLARED -> enumValue(finding);
      case FORMAT_CHANGED -> format(finding);
      case RANGE_EXCEEDED -> range(finding);
      default -> neverAccepted(finding.rule());
    };
  }

  /** Where a finding is one of very many: its rule and the object around it. */
  private static List<String> place(Finding finding) {
    String pointer = finding.pointer();
    return List.of(
        finding.rule().id(),
        finding.drift().operation(),
        pointer.isEmpty() ? pointer : JsonPointer.parent(pointer));
  }

  private Optional<String> status(Finding finding) {
    Operation operation = operation(finding);
    String status = finding.drift().detail();
    if (operation == null || Pointers.at(document, operation.location().pointer()) == null) {
      return NOT_HERE;
    }
    Set<String> types = observations.mediaTypes(operation.id(), status);
    if (!types.stream().allMatch(type -> MediaType.shown(type).equals(type))) {
      return Optional.of("its media type is none that is well known, so it is not repeated");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    for (String type : types) {
      Optional<Map<String, Object>> body =
          type.endsWith("json") ? body(operation, status) : Optional.of(Map.of());
      if (body.isEmpty()) {
        return Optional.of(
            "the bodies with status "
                + status
                + " have the members of no other declared response; a schema for them has to be"
                + " written first");
      }
      content.put(type, body.get());
    }
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", TO_BE_DESCRIBED);
    if (!content.isEmpty()) {
      response.put("content", content);
    }
    return put(
        finding,
        operation.location().pointer() + "/responses",
        status,
        response,
        "answered with status " + status);
  }

  /**
   * The schema of another response whose members are just those, if there is one: rather of a
   * status of the same class, so that an error is declared as other errors are.
   */
  private Optional<Map<String, Object>> body(Operation operation, String status) {
    Set<Optional<Set<String>>> tops = observations.tops(operation.id(), status);
    Comparator<ResponseContract> sameClassFirst =
        Comparator.comparing(response -> response.status().charAt(0) != status.charAt(0));
    return operation.responses().values().stream()
        .sorted(sameClassFirst)
        .map(ResponseContract::json)
        .filter(Objects::nonNull)
        .filter(schema -> !tops.isEmpty() && tops.stream().allMatch(top -> fits(schema, top)))
        .flatMap(schema -> schema.name().stream())
        .findFirst()
        .map(name -> Map.of("schema", Map.of("$ref", "#/components/schemas/" + name)));
  }

  private static boolean fits(Schema schema, Optional<Set<String>> names) {
    if (!schema.alternatives().isEmpty()) {
      return schema.alternatives().stream().anyMatch(each -> fits(each, names));
    }
    return names.isPresent()
        && schema.properties().keySet().containsAll(names.get())
        && names.get().containsAll(schema.required().keySet());
  }

  private Optional<String> mediaType(Finding finding) {
    String type = finding.drift().detail();
    if (type.equals(MediaType.OTHER)) {
      return Optional.of("the media type is none that is well known, so it is not repeated");
    }
    if (type.indexOf('/') < 0) {
      return Optional.of("OpenAPI cannot say that a Content-Type may be missing");
    }
    return put(finding, finding.drift().contract().pointer(), type, Map.of(), "sent as " + type);
  }

  private Optional<String> memberMissing(Finding finding) {
    String list = JsonPointer.parent(finding.drift().contract().pointer());
    String keyword = JsonPointer.name(finding.drift().contract().pointer());
    if (keyword.equals("anyOf") || keyword.equals("oneOf")) {
      return Optional.of("a schema for this further form has to be written first");
    }
    String name = JsonPointer.name(finding.pointer());
    String schema = JsonPointer.parent(list);
    if (!(Pointers.at(document, list) instanceof List)) {
      return NOT_HERE;
    }
    List<?> left =
        edited.at(list) instanceof List<?> names
            ? names.stream().filter(each -> !each.equals(name)).toList()
            : List.of();
    String why = finding.pointer() + " is missing";
    if (!left.isEmpty()) {
      return put(finding, schema, "required", left, why);
    }
    edited.remove(schema, "required", evidence(finding, why), finding);
    return DONE;
  }

  private Optional<String> memberUndeclared(Finding finding) {
    Schema around = parent(finding);
    if (around == null) {
      return NOT_HERE;
    }
    String place =
        around
            .name()
            .map(name -> "/components/schemas/" + JsonPointer.escape(name))
            .orElse(around.location().pointer());
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("description", TO_BE_DESCRIBED);
    member.put("x-table", "none");
    member.putAll(observations.at(finding).schema());
    String name = JsonPointer.name(finding.pointer());
    String why = finding.pointer() + " is there";
    if (!(edited.at(place + "/properties") instanceof Map<?, ?> members)) {
      return put(finding, place, "properties", Map.of(name, member), why);
    }
    Object same = members.get(name);
    return put(finding, place + "/properties", name, same == null ? member : same, why);
  }

  /** The schema of the object whose member it is: the one that declares its members there. */
  private @Nullable Schema parent(Finding finding) {
    return schemasAt(finding, JsonPointer.parent(finding.pointer())).stream()
        .filter(schema -> schema.location("properties").equals(finding.drift().contract()))
        .findFirst()
        .orElse(null);
  }

  /** What the responses of the operation say of the values at a place. */
  private List<Schema> schemasAt(Finding finding, String pointer) {
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

  private Optional<String> type(Finding finding) {
    String keyword = finding.drift().contract().pointer();
    String observed = finding.drift().detail();
    String why = finding.pointer() + " is " + finding.drift().observed();
    Optional<String> reference = reference(finding);
    if (reference.isPresent()) {
      return besideReference(finding, reference.get(), observed, why);
    }
    String schema = keyword.endsWith("/type") ? JsonPointer.parent(keyword) : keyword;
    for (String alternatives : List.of("oneOf", "anyOf")) {
      if (edited.at(schema + "/" + alternatives) instanceof List<?> list) {
        Object more = Map.of("type", observed);
        return put(finding, schema, alternatives, with(list, more), why);
      }
    }
    Object types = edited.at(schema + "/type");
    if (types == null || !(Pointers.at(document, schema) instanceof Map)) {
      return Optional.of("the contract states the type where no one change would widen it");
    }
    List<?> list = types instanceof List<?> several ? several : List.of(types);
    if (observed.equals("number") && list.contains("integer")) {
      list = list.stream().filter(each -> !each.equals("integer")).toList();
    }
    list = with(list, observed);
    put(finding, schema, "type", list.size() == 1 ? list.get(0) : list, why);
    if (observed.equals(JsonType.NULL.id())
        && edited.at(schema + "/enum") instanceof List<?> known) {
      put(finding, schema, "enum", with(known, null), why);
    }
    return DONE;
  }

  private static List<@Nullable Object> with(List<?> list, @Nullable Object element) {
    List<@Nullable Object> longer = new ArrayList<>(list);
    if (!longer.contains(element)) {
      longer.add(element);
    }
    return longer;
  }

  /** Where the contract refers to the schema of the value, if it does: only there may it widen. */
  private Optional<String> reference(Finding finding) {
    return schemasAt(finding, finding.pointer()).stream()
        .filter(schema -> schema.location("type").equals(finding.drift().contract()))
        .map(schema -> schema.location().pointer())
        .filter(place -> Pointers.at(document, place + "/$ref") instanceof String)
        .findFirst();
  }

  /** Another type as an alternative to what is referred to, which others may refer to as well. */
  private Optional<String> besideReference(Finding finding, String place, String type, String why) {
    if (edited.at(place + "/oneOf") instanceof List<?> list) {
      return put(finding, place, "oneOf", with(list, Map.of("type", type)), why);
    }
    Object referred = Map.of("$ref", String.valueOf(Pointers.at(document, place + "/$ref")));
    edited.remove(place, "$ref", evidence(finding, why), finding);
    return put(finding, place, "oneOf", List.of(referred, Map.of("type", type)), why);
  }

  private Optional<String> enumValue(Finding finding) {
    String list = finding.drift().contract().pointer();
    if (!(Pointers.at(document, list) instanceof List<?> known)) {
      return NOT_HERE;
    }
    Observed observed = observations.at(finding);
    Map<String, Long> added = new LinkedHashMap<>(observed.texts());
    added.keySet().removeIf(known::contains);
    if (added.isEmpty()) {
      return Optional.of("the value is none that a list can hold");
    }
    added.forEach(
        (text, times) ->
            put(
                finding,
                JsonPointer.parent(list),
                JsonPointer.name(list),
                with(edited.at(list) instanceof List<?> now ? now : known, text),
                "%s is \"%s\" (%d of %d times)"
                    .formatted(finding.pointer(), text, times, observed.count())));
    return DONE;
  }

  private Optional<String> format(Finding finding) {
    String place = finding.drift().contract().pointer();
    String schema = JsonPointer.parent(place);
    Set<String> texts = observations.at(finding).texts().keySet();
    Optional<String> shape =
        TextShape.of(texts.stream().filter(text -> isNew(text, schema)).toList());
    if (shape.isEmpty()) {
      return Optional.of("the observed texts have too many forms to name one");
    }
    String why =
        finding.pointer().isEmpty()
            ? finding.drift().observed()
            : finding.pointer() + " is " + finding.drift().observed();
    Object old = edited.at(schema + "/pattern");
    if (JsonPointer.name(place).equals("pattern") && old instanceof String pattern) {
      boolean known = List.of(pattern.split("[|]")).containsAll(List.of(shape.get().split("[|]")));
      return put(finding, schema, "pattern", known ? pattern : pattern + "|" + shape.get(), why);
    }
    String format = String.valueOf(Pointers.at(document, place));
    edited.remove(schema, "format", evidence(finding, why), finding);
    return format.equals("uuid") && old == null
        ? put(finding, schema, "pattern", TextShape.UUID + "|" + shape.get(), why)
        : DONE;
  }

  /** Whether the schema's own pattern and format do not say so already. */
  private boolean isNew(String text, String schema) {
    Object pattern = Pointers.at(document, schema + "/pattern");
    boolean format = "uuid".equals(Pointers.at(document, schema + "/format"));
    return !(pattern instanceof String source && matches(source, text))
        && !(format && matches(TextShape.UUID, text));
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private Optional<String> range(Finding finding) {
    String place = finding.drift().contract().pointer();
    String keyword = JsonPointer.name(place);
    Observed observed = observations.at(finding);
    String why = finding.pointer() + " is " + finding.drift().observed();
    String schema = JsonPointer.parent(place);
    boolean lower = keyword.endsWith("inimum");
    if (lower || keyword.endsWith("aximum")) {
      BigDecimal limit = lower ? observed.least() : observed.greatest();
      return limit == null
          ? Optional.of("the number is too long to compute with")
          : put(finding, schema, keyword, number(limit, keyword, lower ? -1 : 1), why);
    }
    BigDecimal greatest = observed.greatest();
    if (keyword.equals("format")
        && greatest != null
        && greatest.abs().compareTo(INT64_MAX) <= 0
        && "int32".equals(Pointers.at(document, place))) {
      return put(finding, schema, "format", "int64", why);
    }
    edited.remove(schema, keyword, evidence(finding, why), finding);
    return DONE;
  }

  /** A limit itself is inside, but for an exclusive one. */
  private static Object number(BigDecimal limit, String keyword, int direction) {
    BigDecimal number =
        keyword.startsWith("exclusive") ? limit.add(BigDecimal.valueOf(direction)) : limit;
    return number.scale() <= 0 && number.precision() < 19
        ? (Object) number.longValueExact()
        : number;
  }

  private @Nullable Operation operation(Finding finding) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(finding.drift().operation()))
        .findFirst()
        .orElse(null);
  }

  /** Sets an entry of the map at a place, if it is in this document. */
  private Optional<String> put(
      Finding finding, String place, String name, Object value, String why) {
    if (!(edited.at(place) instanceof Map)) {
      return NOT_HERE;
    }
    edited.put(place, name, value, evidence(finding, why), finding);
    return DONE;
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
