package io.github.cbrsdk.conformance.cli;

/** What the process returns. */
enum ExitStatus {
  CONFORMANT(0),
  DRIFTED(1),
  USAGE(2),
  NOT_CHECKED(3),
  UNPROVEN(4);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
