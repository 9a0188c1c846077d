package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.expression.CelLimitException;
import io.github.cbrsdk.conformance.expression.CelProgram;
import io.github.cbrsdk.conformance.expression.CelSyntaxException;
import io.github.cbrsdk.conformance.expression.Failure;
import io.github.cbrsdk.conformance.expression.Fields;
import io.github.cbrsdk.conformance.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A validation's rule, compiled. Immutable. */
public final class Expression {
  /** What a rule can read, in the order in which the values are given. */
  public static final List<String> VARIABLES = List.of("self", "request", "response", "previous");

  private final CelProgram program;

  private final Validation validation;

  private Expression(CelProgram program, Validation validation) {
    this.program = program;
    this.validation = validation;
  }

  /**
   * Compiles the rule of a validation.
   *
   * @throws ContractException if it is not an expression over the known variables
   */
  public static Expression of(Validation validation) {
    try {
      CelProgram program = CelProgram.compile(validation.rule(), VARIABLES);
      Map<String, ?> reads = program.reads();
      if (reads.containsKey("previous")
          && (reads.containsKey("request") || reads.containsKey("response"))) {
        throw new ContractException(
            "%s: the rule of '%s' reads 'previous'; then it can read 'self' only"
                .formatted(validation.location(), validation.id()));
      }
      return new Expression(program, validation);
    } catch (CelSyntaxException e) {
      throw new ContractException(
          "%s: the rule of '%s' cannot be compiled. %s"
              .formatted(validation.location(), validation.id(), e.getMessage()),
          e);
    }
  }

  /** Whether the rule compares a value with that of an earlier exchange. */
  public boolean comparesExchanges() {
    return program.reads().containsKey("previous");
  }

  /** The paths of the members that a rule which compares exchanges reads of both. */
  Stream<List<String>> compared() {
    return comparesExchanges()
        ? Stream.of("self", "previous")
            .flatMap(name -> program.reads().getOrDefault(name, Set.of()).stream())
        : Stream.of();
  }

  /**
   * Evaluates a rule that compares exchanges.
   *
   * @throws ContractException if it takes too many steps
   */
  Object evaluate(Json previous, Json self) {
    return evaluate(self, null, null, previous);
  }

  /**
   * Evaluates the rule on a value: true, false or a {@link Failure}.
   *
   * @param request null where only the value is looked at, and likewise the response
   * @throws ContractException if it takes too many steps
   */
  public Object evaluate(@Nullable Json self, @Nullable Fields request, @Nullable Fields response) {
    return evaluate(self, request, response, null);
  }

  private Object evaluate(@Nullable Object... variables) {
    try {
      return program.evaluate(variables);
    } catch (CelLimitException e) {
      throw new ContractException(
          "%s: the rule of '%s' %s on one value; write it without loops inside loops"
              .formatted(validation.location(), validation.id(), e.getMessage()),
          e);
    }
  }
}
