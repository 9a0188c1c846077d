package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** What the process returns. */
enum ExitStatus {
  CONFORMANT(0),
  DRIFTED(1),
  USAGE(2),
  NOT_CHECKED(3),
  UNPROVEN(4);

  private static final List<ExitStatus> SEVERITY =
      List.of(CONFORMANT, NOT_CHECKED, DRIFTED, USAGE, UNPROVEN);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The status of that code. */
  static ExitStatus of(int code) {
    return values()[code];
  }

  /** The status of a verdict by the policy of {@code --fail-on}. */
  static ExitStatus of(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> CONFORMANT;
      case DRIFTED -> DRIFTED;
      case NOT_CHECKED -> NOT_CHECKED;
    };
  }

  /** The worse of two: what cannot be trusted, then drift, then what was not checked. */
  ExitStatus worse(ExitStatus other) {
    return SEVERITY.indexOf(this) > SEVERITY.indexOf(other) ? this : other;
  }

  int code() {
    return code;
  }
}
