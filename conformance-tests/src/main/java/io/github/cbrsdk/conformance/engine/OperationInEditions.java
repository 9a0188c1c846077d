package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.PathTemplate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One operation as each edition declares it; editions that do not know it have null. */
public final class OperationInEditions {
  private final String id;
  private final @Nullable Operation[] byEdition;
  private final Operation any;

  public OperationInEditions(String id, @Nullable Operation[] byEdition) {
    this.id = id;
    this.byEdition = byEdition;
    this.any = Arrays.stream(byEdition).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  public String id() {
    return id;
  }

  public String method() {
    return any.method();
  }

  public PathTemplate path() {
    return any.path();
  }

  /** Whether some edition declares that very status. */
  public boolean declares(int status) {
    return Arrays.stream(byEdition)
        .anyMatch(each -> each != null && each.responses().containsKey(Integer.toString(status)));
  }

  /** Whether every edition that knows the operation declares a response for that status. */
  public boolean isDeclaredByAll(int status) {
    return Arrays.stream(byEdition)
        .allMatch(each -> each == null || each.response(status).isPresent());
  }

  /** It in the first edition that knows it. */
  public Operation any() {
    return any;
  }

  public @Nullable Operation in(int edition) {
    return byEdition[edition];
  }
}
