package io.github.cbrsdk.conformance;

/** What a drift does to clients that were written to the contract; the worst comes first. */
public enum Impact {
  /** A correct client may fail or misread. */
  BREAKING,
  /** A correct client goes on; it does not see what is new. */
  ADDITIVE,
  /** Worth knowing; not a drift. */
  NOTICE
}
