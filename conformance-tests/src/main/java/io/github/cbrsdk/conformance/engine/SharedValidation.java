package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A validation that some editions state in the same words. */
public final class SharedValidation {
  private final @Nullable Validation[] byEdition;
  private final Validation any;
  private long editions;

  private SharedValidation(Validation any, int size) {
    this.any = any;
    this.byEdition = new Validation[size];
  }

  /** Those that the editions state, the same words counted once. */
  public static List<SharedValidation> of(int size, IntFunction<List<Validation>> stated) {
    Map<List<String>, SharedValidation> shared = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      for (Validation validation : stated.apply(i)) {
        SharedValidation same =
            shared.computeIfAbsent(
                List.of(validation.id(), validation.rule()),
                key -> new SharedValidation(validation, size));
        same.byEdition[i] = validation;
        same.editions |= 1L << i;
      }
    }
    return new ArrayList<>(shared.values());
  }

  /** The validation of one of the editions that state it. */
  public Validation any() {
    return any;
  }

  /** The validation of an edition; that of another one if the edition does not state it. */
  public Validation in(int edition) {
    Validation validation = byEdition[edition];
    return validation == null ? any : validation;
  }

  /** Mask of the editions that state it. */
  public long editions() {
    return editions;
  }
}
