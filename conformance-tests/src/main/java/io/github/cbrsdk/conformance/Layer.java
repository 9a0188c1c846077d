package io.github.cbrsdk.conformance;

/** The layers of the check, in the order in which they evaluate an exchange. */
public enum Layer {
  /** Status, headers, media type, presence of a body. */
  HTTP,
  /** The body as JSON text. */
  LEXICAL,
  /** The body's members against the contract's schemas. */
  SCHEMA,
  /** The contract's {@code x-contract-validations}, and secrets that come back. */
  INVARIANTS,
  /** Parameters, body and credentials of a request that the service accepted. */
  REQUEST,
  /** Reading and writing back with the SDK. */
  SDK,
  /** Rules over many exchanges. */
  STATISTICS
}
