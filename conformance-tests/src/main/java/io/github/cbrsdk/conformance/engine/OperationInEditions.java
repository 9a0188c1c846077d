package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One operation as each edition declares it; editions that do not know it have null. */
final class OperationInEditions {
  private final String id;
  private final @Nullable Operation[] byEdition;
  private final Operation any;

  OperationInEditions(String id, @Nullable Operation[] byEdition) {
    this.id = id;
    this.byEdition = byEdition;
    this.any = Arrays.stream(byEdition).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  String id() {
    return id;
  }

  String method() {
    return any.method();
  }

  PathTemplate path() {
    return any.path();
  }

  /** Whether some edition declares that very status. */
  boolean declares(int status) {
    return Arrays.stream(byEdition)
        .anyMatch(each -> each != null && each.responses().containsKey(Integer.toString(status)));
  }

  /** Whether every edition that knows the operation declares a response for that status. */
  boolean isDeclaredByAll(int status) {
    return Arrays.stream(byEdition)
        .allMatch(each -> each == null || each.response(status).isPresent());
  }

  /** It in the first edition that knows it. */
  Operation any() {
    return any;
  }

  @Nullable Operation in(int edition) {
    return byEdition[edition];
  }
}
