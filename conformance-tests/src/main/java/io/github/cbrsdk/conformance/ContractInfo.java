package io.github.cbrsdk.conformance;

/**
 * Which contract a result is about.
 *
 * @param version as the contract's {@code info.version} says
 * @param sha256 hash of its documents with the edition's overlay, in hexadecimal digits
 */
public record ContractInfo(String version, String sha256) {}
