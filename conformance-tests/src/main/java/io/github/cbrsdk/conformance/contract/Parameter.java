package io.github.cbrsdk.conformance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param schema the schema of its value, or null
 * @param example the example of a value in the contract, or null
 */
public record Parameter(
    String name,
    String in,
    boolean required,
    @Nullable Schema schema,
    @Nullable Object example,
    ContractLocation location) {}
