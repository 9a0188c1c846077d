package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** The exit status of the process. */
enum ExitStatus {
  CONFORMANT(0, "conformant"),
  DRIFTED(1, "drifted"),
  USAGE(2, "wrong usage"),
  NOT_CHECKED(3, "not checked"),
  UNPROVEN(4, "the check is not reliable");

  private static final List<ExitStatus> SEVERITY =
      List.of(CONFORMANT, NOT_CHECKED, DRIFTED, USAGE, UNPROVEN);

  private final int code;
  private final String words;

  ExitStatus(int code, String words) {
    this.code = code;
    this.words = words;
  }

  static ExitStatus of(int code) {
    return values()[code];
  }

  /** The status of a verdict by the policy of {@code --fail-on}; it has the name of the verdict. */
  static ExitStatus of(Verdict verdict) {
    return valueOf(verdict.name());
  }

  /** The worse of two: an unreliable check, then drift, then exchanges not checked. */
  ExitStatus worse(ExitStatus other) {
    return SEVERITY.indexOf(this) > SEVERITY.indexOf(other) ? this : other;
  }

  String words() {
    return words;
  }

  int code() {
    return code;
  }
}
