package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** The exit status of the process. */
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

  /** The worse of two: an unreliable check, then drift, then exchanges not checked. */
  ExitStatus worse(ExitStatus other) {
    return SEVERITY.indexOf(this) > SEVERITY.indexOf(other) ? this : other;
  }

  String words() {
    return switch (this) {
      case CONFORMANT -> "conformant";
      case DRIFTED -> "drifted";
      case USAGE -> "wrong usage";
      case NOT_CHECKED -> "not checked";
      case UNPROVEN -> "the check is not reliable";
    };
  }

  int code() {
    return code;
  }
}
