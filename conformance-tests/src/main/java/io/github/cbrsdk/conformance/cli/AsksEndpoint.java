package io.github.cbrsdk.conformance.cli;

/** A command that asks a real endpoint. */
interface AsksEndpoint {
  /** Which endpoint to ask, and for what. */
  EndpointOptions endpoint();
}
