package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

final class StatusUndeclared extends RuleDefinition implements ExchangeRule {
  private static final List<Integer> STATUSES =
      List.of(200, 201, 202, 203, 204, 206, 302, 400, 409, 418, 429, 500, 503, 507);
  private static final int OTHER_SUCCESS = 299;

  StatusUndeclared() {
    super(
        Rule.STATUS_UNDECLARED,
        new RuleText(
                "The service responded with a status that the contract does not declare.",
                "203 where 200, 400, 401, 403, 404, 429 and 500 are declared")
            .remedy(MediaTypeUndeclared.LOOK_FOR_PROXIES));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    if (definition.status() != null) {
      if (definition.undeclared() != 0) {
        undeclared(context, definition);
      }
      otherThanRequired(context, definition);
    }
  }

  @Override
  public boolean needsResponse() {
    return false;
  }

  private static void undeclared(ExchangeContext context, ResponseDefinition definition) {
    String status = String.valueOf(definition.status());
    context.report(
        definition.response(),
        Violation.of(Rule.STATUS_UNDECLARED, status, "status " + status, definition.undeclared()),
        edition -> {
          Operation operation = definition.operation().in(edition);
          return operation == null
              ? new Expectation(
                  "no response, since the edition does not declare the operation",
                  definition.operation().any().location())
              : new Expectation(statuses(operation.responses().keySet()), operation.location());
        });
  }

  private static String statuses(Set<String> declared) {
    String all = String.join(", ", declared);
    return declared.isEmpty()
        ? "no response, since none is declared"
        : (declared.size() == 1 ? "status " : "one of the statuses ") + all;
  }

  /** A status that the contract declares, but not for a request such as this. */
  private static void otherThanRequired(ExchangeContext context, ResponseDefinition definition) {
    Integer required = context.exchange().requiredStatus();
    if (required == null || required.equals(definition.status())) {
      return;
    }
    context.report(
        definition.response(),
        Violation.of(
            Rule.STATUS_UNDECLARED,
            definition.status() + " for " + required,
            "status " + definition.status() + " in response to a request that must fail",
            context.editionsWith(i -> definition.in(i) != null)),
        edition ->
            new Expectation(
                "status " + required,
                requireNonNull(definition.operation().in(edition)).location()));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    Operation operation = edit.operation();
    String status = edit.finding().drift().detail();
    if (operation == null) {
      return edit.noEdit();
    }
    Set<String> types = edit.observations().mediaTypes(operation.id(), status);
    if (!types.stream().allMatch(type -> MediaType.shown(type).equals(type))) {
      return Optional.of(
          "its media type is not a well-known one, so it is not copied into the contract");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    for (String type : types) {
      Optional<Map<String, Object>> body =
          type.endsWith("json") ? body(edit, operation, status) : Optional.of(Map.of());
      if (body.isEmpty()) {
        return Optional.of(
            "no other declared response has the members of the bodies with status %s: write a schema"
                    .formatted(status)
                + " for them");
      }
      content.put(type, body.get());
    }
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", FindingEdit.TO_BE_DESCRIBED);
    if (!content.isEmpty()) {
      response.put("content", content);
    }
    String pointer = operation.location().pointer();
    String why = "the status was " + status;
    return edit.current(pointer + "/responses") == null
        ? edit.put(pointer, "responses", Map.of(status, response), why)
        : edit.put(pointer + "/responses", status, response, why);
  }

  /**
   * The schema of another response whose members are just those, if there is one: rather of a
   * status of the same class, so that an error is declared as other errors are.
   */
  private static Optional<Map<String, Object>> body(
      FindingEdit edit, Operation operation, String status) {
    Set<Optional<Set<String>>> tops = edit.observations().tops(operation.id(), status);
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

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return STATUSES.stream()
        .filter(status -> make.sample().operation().response(status).isEmpty())
        .map(status -> make.whole("status " + status, sample -> sample.withStatus(status)));
  }

  @Override
  public UnaryOperator<Response> responseInjection() {
    return response -> new Response(OTHER_SUCCESS, response.headers(), response.body());
  }
}
