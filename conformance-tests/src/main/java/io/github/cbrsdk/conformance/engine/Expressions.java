package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of all validations, each compiled once. Safe for use by several threads. */
final class Expressions {
  private final Map<String, Expression> byRule = new ConcurrentHashMap<>();

  /**
   * The rule of a validation.
   *
   * @throws ContractException if it does not compile
   */
  Expression of(Validation validation) {
    return byRule.computeIfAbsent(validation.rule(), rule -> Expression.of(validation));
  }

  Expression of(SharedValidation validation) {
    return of(validation.any());
  }
}
