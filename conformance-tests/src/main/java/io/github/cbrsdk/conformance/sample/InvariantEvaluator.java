package io.github.cbrsdk.conformance.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.engine.Expression;
import io.github.cbrsdk.conformance.expression.CelLimitException;
import io.github.cbrsdk.conformance.expression.CelProgram;
import io.github.cbrsdk.conformance.expression.Failure;
import io.github.cbrsdk.conformance.expression.Fields;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the invariants of a contract on an exchange, without the engine that has to notice
 * their violations.
 */
public final class InvariantEvaluator {
  private final Map<ContractLocation, Validation> byLocation = new HashMap<>();
  private final Map<ContractLocation, Operation> ofResponses = new HashMap<>();
  private final Map<String, CelProgram> programs = new HashMap<>();

  public InvariantEvaluator(EffectiveContract contract) {
    contract.validations().forEach(each -> byLocation.put(each.location(), each));
    for (Operation operation : contract.operations()) {
      operation.validations().forEach(each -> ofResponses.put(each.location(), operation));
      for (ResponseContract response : operation.responses().values()) {
        response.validations().forEach(each -> ofResponses.put(each.location(), operation));
      }
    }
  }

  /** The invariant that a drift violates, or null if it violates something else. */
  public @Nullable Validation violated(Drift drift) {
    return byLocation.get(drift.contract());
  }

  /** Whether a drift is the violation of an invariant that does not hold in that exchange. */
  public boolean explains(Drift drift, Exchange exchange) {
    Validation validation = violated(drift);
    if (validation == null) {
      return false;
    }
    byte[] body = exchange.response().body();
    Json value = body == null ? null : JsonReader.read(body).value();
    return outcomes(validation, drift.pointer(), () -> exchange, value, value).stream()
        .anyMatch(
            each ->
                each == Boolean.FALSE
                    || (each instanceof Failure failure && failure.kind() == Failure.Kind.FAULT));
  }

  /**
   * Whether an invariant is false of one of the values at a pointer.
   *
   * @param previous an earlier exchange
   */
  boolean isFalse(
      Validation validation, String pointer, SampleExchange previous, SampleExchange sample) {
    try {
      // Most invariants are about the body alone, which then need not be written.
      return outcomes(validation, pointer, sample::exchange, sample.body(), previous.body())
          .contains(false);
    } catch (CelLimitException e) {
      return false; // Not known.
    }
  }

  /** Whether an invariant compares exchanges. */
  public boolean comparesExchanges(Validation validation) {
    return program(validation).reads().containsKey("previous");
  }

  private CelProgram program(Validation validation) {
    return programs.computeIfAbsent(
        validation.rule(), rule -> CelProgram.compile(rule, Expression.VARIABLES));
  }

  private List<Object> outcomes(
      Validation validation,
      String pointer,
      Supplier<Exchange> source,
      @Nullable Json value,
      @Nullable Json previous) {
    CelProgram program = program(validation);
    List<Object> outcomes = new ArrayList<>();
    Operation operation = ofResponses.get(validation.location());
    Exchange exchange = operation == null ? null : source.get();
    if (operation != null && exchange != null && exchange.request() != null) {
      outcomes.add(
          program.evaluate(
              value,
              request(operation, exchange.request()),
              response(exchange.response(), exchange.response().body()),
              comparesExchanges(validation) ? previous : null));
    } else if (value != null) {
      List<Json> found = new ArrayList<>();
      find(value, JsonPointer.names(pointer), 0, found);
      found.forEach(each -> outcomes.add(program.evaluate(each, null, null, null)));
    }
    return outcomes;
  }

  private static Fields request(Operation operation, Request request) {
    Map<String, String> variables = operation.path().match(request.url()).orElse(Map.of());
    return name ->
        switch (name) {
          case "path" -> (Fields) variables::get;
          case "headers" -> (Fields) request.headers()::first;
          case "token" ->
              operation.secretHeaders().stream()
                  .map(request.headers()::first)
                  .filter(each -> each != null)
                  .findFirst()
                  .orElse(null);
          default -> null;
        };
  }

  private static Fields response(Response response, byte @Nullable [] body) {
    Integer status = response.status();
    return name ->
        switch (name) {
          case "status" -> status == null ? null : status.longValue();
          case "headers" -> (Fields) response.headers()::first;
          case "values" -> (Fields) response.headers()::values;
          case "text" -> body == null ? "" : new String(body, UTF_8);
          default -> null;
        };
  }

  /** The values at a pointer, in which {@code *} stands for each element, or value of a map. */
  private static void find(Json value, List<String> steps, int at, List<Json> found) {
    if (at == steps.size()) {
      found.add(value);
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(each -> find(each, steps, at + 1, found));
    } else if (value instanceof JsonObject object) {
      String name = steps.get(at);
      Json member = object.get(name);
      if (member != null) {
        find(member, steps, at + 1, found);
      } else if (name.equals("*")) {
        object.members().values().forEach(each -> find(each, steps, at + 1, found));
      }
    }
  }
}
