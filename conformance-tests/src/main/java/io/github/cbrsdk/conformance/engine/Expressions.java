package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of all validations, each compiled once. Safe for use by several threads. */
public final class Expressions {
  private final Map<String, Expression> byRule = new ConcurrentHashMap<>();

  /**
   * Compiles the rules of a contract.
   *
   * @throws ContractException if one does not compile, or compares exchanges and is of a schema
   */
  void compile(EffectiveContract contract) {
    Set<Validation> ofResponses = new HashSet<>();
    for (Operation operation : contract.operations()) {
      ofResponses.addAll(operation.validations());
      operation.responses().values().forEach(each -> ofResponses.addAll(each.validations()));
    }
    for (Validation validation : contract.validations()) {
      compile(validation);
      if (of(validation).comparesExchanges() && !ofResponses.contains(validation)) {
        throw new ContractException(
            "%s: the rule of '%s' reads 'previous'; state it on a response or an operation"
                .formatted(validation.location(), validation.id()));
      }
    }
  }

  /**
   * Compiles the rule of a validation.
   *
   * @throws ContractException if it does not compile, or names a rule or an impact that is unknown
   */
  private void compile(Validation validation) {
    try {
      if (Rule.of(validation.reports()).isEmpty()) {
        throw new IllegalArgumentException("'" + validation.reports() + "' is not a rule id");
      }
      if (validation.impact() != null) {
        Impact.of(validation.impact());
      }
    } catch (IllegalArgumentException e) {
      throw new ContractException(validation.location() + ": " + e.getMessage(), e);
    }
    of(validation);
  }

  /**
   * The rule of a validation.
   *
   * @throws ContractException if it does not compile
   */
  public Expression of(Validation validation) {
    Expression compiled = byRule.get(validation.rule());
    return compiled != null
        ? compiled
        : byRule.computeIfAbsent(validation.rule(), rule -> Expression.of(validation));
  }

  public Expression of(SharedValidation validation) {
    return of(validation.any());
  }
}
