package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * The contract of a result.
 *
 * @param version the contract's {@code info.version}
 * @param sha256 hash of its documents with the edition's overlay, in hexadecimal digits
 */
public record ContractInfo(
    String version, @JsonSerialize(using = ToStringSerializer.class) String sha256) {}
