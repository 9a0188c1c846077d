package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * Which contract a result is about.
 *
 * @param version as the contract's {@code info.version} says
 * @param sha256 hash of its documents with the edition's overlay, in hexadecimal digits
 */
public record ContractInfo(
    String version, @JsonSerialize(using = ToStringSerializer.class) String sha256) {}
