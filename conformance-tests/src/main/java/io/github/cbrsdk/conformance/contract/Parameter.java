package io.github.cbrsdk.conformance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param name its name
 * @param in where it is sent: {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param required whether it has to be sent
 * @param schema what the contract says of its value, or null if that is nothing
 * @param example a value that the contract gives as an example, or null
 * @param location where it stands
 */
public record Parameter(
    String name,
    String in,
    boolean required,
    @Nullable Schema schema,
    @Nullable Object example,
    ContractLocation location) {}
