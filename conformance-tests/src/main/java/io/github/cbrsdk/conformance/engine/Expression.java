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
import org.jspecify.annotations.Nullable;

/** A validation's rule, compiled. Immutable. */
public final class Expression {
  private static final List<String> VARIABLES = List.of("self", "request", "response");

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
      return new Expression(CelProgram.compile(validation.rule(), VARIABLES), validation);
    } catch (CelSyntaxException e) {
      throw new ContractException(
          "%s: the rule of '%s' cannot be compiled. %s"
              .formatted(validation.location(), validation.id(), e.getMessage()),
          e);
    }
  }

  /**
   * Evaluates the rule on a value: true, false or a {@link Failure}.
   *
   * @param request null where only the value is looked at, and likewise the response
   * @throws ContractException if it takes too many steps
   */
  public Object evaluate(@Nullable Json self, @Nullable Fields request, @Nullable Fields response) {
    try {
      return program.evaluate(self, request, response);
    } catch (CelLimitException e) {
      throw new ContractException(
          "%s: the rule of '%s' %s on one value; write it without loops inside loops"
              .formatted(validation.location(), validation.id(), e.getMessage()),
          e);
    }
  }
}
