package io.github.cbrsdk.conformance.proposal;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.layer.MediaType;
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

/** Finds for each finding the smallest change of the contract that would accept it. */
final class Answers {
  private static final String NOT_HERE =
      "it concerns another document of the contract than the editions extend";
  private static final String UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final EffectiveContract contract;
  private final Observations observations;
  private final long checked;
  private final Map<String, Object> document;
  private final Set<List<String>> crowded = new HashSet<>();

  /**
   * @param contract the contract in the edition that the findings are about
   * @param findings all findings
   * @param checked how many exchanges were checked
   */
  Answers(
      EffectiveContract contract, Observations observations, List<Finding> findings, long checked) {
    findings.stream()
        .filter(finding -> finding.drift().isCrowd())
        .forEach(finding -> crowded.add(place(finding)));
    this.contract = contract;
    this.observations = observations;
    this.checked = checked;
    this.document = contract.documents().values().iterator().next();
  }

  Answer to(Finding finding) {
    if (crowded.contains(place(finding))) {
      return Answer.refused("there are too many different ones to accept each");
    }
    return switch (finding.rule()) {
      case STATUS_UNDECLARED -> status(finding);
      case MEDIA_TYPE_UNDECLARED -> mediaType(finding);
      case HEADER_MISSING -> headerMissing(finding);
      case MEMBER_MISSING -> memberMissing(finding);
      case MEMBER_UNDECLARED -> memberUndeclared(finding);
      case TYPE_CHANGED, NULL_UNDECLARED -> type(finding);
      case ENUM_VALUE_UNDECLARED -> enumValue(finding);
      case FORMAT_CHANGED -> format(finding);
      case RANGE_EXCEEDED -> range(finding);
      case BODY_MISSING -> Answer.refused("OpenAPI cannot say that a body may be there or not");
      case JSON_MALFORMED, JSON_DUPLICATE_MEMBER ->
          Answer.refused("a contract of JSON bodies cannot accept what is not proper JSON");
      case NUMBER_FORM ->
          Answer.refused("an integer is an integer: the service should write it as one");
      case INVARIANT_VIOLATED ->
          Answer.refused("the rule states what has to be true whatever the service sends");
      case SECRET_ECHOED -> Answer.refused("a credential must never come back");
      case SDK_LOSS -> Answer.refused("it is a fault of the SDK, not of the service");
      case MEMBER_VANISHED, NEVER_OBSERVED ->
          Answer.refused("what was not seen may still come; nothing follows from its absence");
    };
  }

  /** Where a finding is one of very many: its rule and the object around it. */
  private static List<String> place(Finding finding) {
    String pointer = finding.pointer();
    return List.of(
        finding.rule().id(),
        finding.drift().operation(),
        pointer.isEmpty() ? pointer : Pointers.parent(pointer));
  }

  private Answer status(Finding finding) {
    Operation operation = operation(finding);
    String status = finding.drift().detail();
    if (operation == null || Pointers.at(document, operation.location().pointer()) == null) {
      return Answer.refused(NOT_HERE);
    }
    Set<String> types = observations.mediaTypes(operation.id(), status);
    if (!types.stream().allMatch(type -> MediaType.shown(type).equals(type))) {
      return Answer.refused("its media type is none that is well known, so it is not repeated");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    for (String type : types) {
      Optional<Map<String, Object>> body =
          type.endsWith("json") ? body(operation, status) : Optional.of(Map.of());
      if (body.isEmpty()) {
        return Answer.refused(
            "the bodies with status "
                + status
                + " have the members of no other declared response; a schema for them has to be"
                + " written first");
      }
      content.put(type, body.get());
    }
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", "Observed; to be described.");
    if (!content.isEmpty()) {
      response.put("content", content);
    }
    return Answer.of(
        Action.update(
            Pointers.jsonPath(operation.location().pointer() + "/responses"),
            evidence(finding, "answered with status " + status),
            Map.of(status, response)));
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

  private Answer mediaType(Finding finding) {
    String type = finding.drift().detail();
    if (type.equals(MediaType.OTHER)) {
      return Answer.refused("the media type is none that is well known, so it is not repeated");
    }
    if (type.indexOf('/') < 0) {
      return Answer.refused("OpenAPI cannot say that a Content-Type may be missing");
    }
    return at(
        finding, finding.drift().contract().pointer(), "sent as " + type, Map.of(type, Map.of()));
  }

  private Answer headerMissing(Finding finding) {
    return at(
        finding,
        Pointers.parent(finding.drift().contract().pointer()),
        "sent without the header",
        Map.of("required", false));
  }

  private Answer memberMissing(Finding finding) {
    String list = Pointers.parent(finding.drift().contract().pointer());
    String keyword = Pointers.last(finding.drift().contract().pointer());
    if (keyword.equals("anyOf") || keyword.equals("oneOf")) {
      return Answer.refused("a schema for this further form has to be written first");
    }
    String name = Pointers.last(finding.pointer());
    if (!(Pointers.at(document, list) instanceof List)) {
      return Answer.refused(NOT_HERE);
    }
    return Answer.of(
        Action.remove(
            Pointers.jsonPath(list) + "[?(@ == '" + name + "')]",
            evidence(finding, finding.pointer() + " is missing")));
  }

  private Answer memberUndeclared(Finding finding) {
    Schema around = parent(finding);
    if (around == null) {
      return Answer.refused(NOT_HERE);
    }
    String place =
        around
            .name()
            .map(name -> "/components/schemas/" + name)
            .orElse(around.location().pointer());
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("description", "Observed; to be described.");
    member.put("x-table", "none");
    member.putAll(observations.at(finding).schema());
    return at(
        finding,
        place,
        finding.pointer() + " is there",
        Map.of("properties", Map.of(Pointers.last(finding.pointer()), member)));
  }

  /** The schema of the object whose member it is: the one that declares its members there. */
  private @Nullable Schema parent(Finding finding) {
    return schemasAt(finding, Pointers.parent(finding.pointer())).stream()
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
        .flatMap(body -> follow(body, Pointers.segments(pointer)).stream())
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

  private Answer type(Finding finding) {
    String keyword = finding.drift().contract().pointer();
    String schema = keyword.endsWith("/type") ? Pointers.parent(keyword) : keyword;
    String observed = finding.drift().detail();
    Optional<String> reference = reference(finding);
    if (reference.isPresent()) {
      return besideReference(finding, reference.get(), observed);
    }
    Map<String, Object> update = new LinkedHashMap<>();
    Object types = Pointers.at(document, schema + "/type");
    if (types instanceof List<?>) {
      update.put("type", List.of(observed));
    } else if (types instanceof String type) {
      boolean wider = type.equals("integer") && observed.equals("number");
      update.put("type", wider ? "number" : List.of(type, observed));
    } else {
      return Answer.refused("the contract states the type where no one change would widen it");
    }
    if (observed.equals(JsonType.NULL.id())
        && Pointers.at(document, schema + "/enum") instanceof List) {
      List<@Nullable Object> values = new ArrayList<>();
      values.add(null);
      update.put("enum", values);
    }
    return at(finding, schema, finding.pointer() + " is " + finding.drift().observed(), update);
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
  private Answer besideReference(Finding finding, String place, String type) {
    String target = Pointers.jsonPath(place);
    String why = evidence(finding, finding.pointer() + " is " + finding.drift().observed());
    Object referred = Map.of("$ref", String.valueOf(Pointers.at(document, place + "/$ref")));
    return Answer.of(
        Action.remove(Pointers.jsonPath(place + "/$ref"), why),
        Action.update(
            target, "The reference becomes one of several.", Map.of("oneOf", List.of(referred))),
        Action.update(target, why, Map.of("oneOf", List.of(Map.of("type", type)))));
  }

  private Answer enumValue(Finding finding) {
    String list = finding.drift().contract().pointer();
    if (!(Pointers.at(document, list) instanceof List<?> known)) {
      return Answer.refused(NOT_HERE);
    }
    List<Action> actions = new ArrayList<>();
    Observed observed = observations.at(finding);
    observed
        .texts()
        .forEach(
            (text, times) -> {
              if (!known.contains(text)) {
                actions.add(
                    Action.update(
                        Pointers.jsonPath(list),
                        evidence(finding, "%s is \"%s\"".formatted(finding.pointer(), text))
                            + " That value: %d of %d.".formatted(times, observed.count()),
                        text));
              }
            });
    return actions.isEmpty()
        ? Answer.refused("the value is none that a list can hold")
        : new Answer(actions, Optional.empty());
  }

  private Answer format(Finding finding) {
    String place = finding.drift().contract().pointer();
    String schema = Pointers.parent(place);
    Set<String> texts = observations.at(finding).texts().keySet();
    Optional<String> shape =
        TextShape.of(texts.stream().filter(text -> isNew(text, schema)).toList());
    if (shape.isEmpty()) {
      return Answer.refused("the observed texts have too many forms to name one");
    }
    String why = finding.pointer() + " is " + finding.drift().observed();
    Object old = Pointers.at(document, schema + "/pattern");
    if (Pointers.last(place).equals("pattern") && old instanceof String pattern) {
      return at(finding, schema, why, Map.of("pattern", pattern + "|" + shape.get()));
    }
    String format = String.valueOf(Pointers.at(document, place));
    Action remove = Action.remove(Pointers.jsonPath(place), evidence(finding, why));
    if (old instanceof String) {
      return Answer.of(remove);
    }
    String documented = format.equals("uuid") ? UUID + "|" : "";
    return documented.isEmpty()
        ? Answer.of(remove)
        : Answer.of(
            remove,
            Action.update(
                Pointers.jsonPath(schema),
                "What is left of the form when the one before is removed.",
                Map.of("pattern", documented + shape.get())));
  }

  /** Whether the schema's own pattern and format do not say so already. */
  private boolean isNew(String text, String schema) {
    Object pattern = Pointers.at(document, schema + "/pattern");
    boolean format = "uuid".equals(Pointers.at(document, schema + "/format"));
    return !(pattern instanceof String source && matches(source, text))
        && !(format && matches(UUID, text));
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private Answer range(Finding finding) {
    String place = finding.drift().contract().pointer();
    String keyword = Pointers.last(place);
    Observed observed = observations.at(finding);
    String why = finding.pointer() + " is " + finding.drift().observed();
    BigDecimal least = observed.least();
    BigDecimal greatest = observed.greatest();
    String schema = Pointers.parent(place);
    switch (keyword) {
      case "minimum", "exclusiveMinimum" -> {
        if (least != null) {
          return at(finding, schema, why, Map.of(keyword, number(least, keyword, -1)));
        }
      }
      case "maximum", "exclusiveMaximum" -> {
        if (greatest != null) {
          return at(finding, schema, why, Map.of(keyword, number(greatest, keyword, 1)));
        }
      }
      case "format" -> {
        boolean fits = greatest != null && greatest.abs().compareTo(INT64_MAX) <= 0;
        return fits && "int32".equals(Pointers.at(document, place))
            ? at(finding, schema, why, Map.of("format", "int64"))
            : Answer.of(Action.remove(Pointers.jsonPath(place), evidence(finding, why)));
      }
      default -> {
        return Answer.of(Action.remove(Pointers.jsonPath(place), evidence(finding, why)));
      }
    }
    return Answer.refused("the number is too long to compute with");
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

  private Answer at(Finding finding, String place, String why, Object update) {
    if (Pointers.at(document, place) == null) {
      return Answer.refused(NOT_HERE);
    }
    return Answer.of(Action.update(Pointers.jsonPath(place), evidence(finding, why), update));
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
