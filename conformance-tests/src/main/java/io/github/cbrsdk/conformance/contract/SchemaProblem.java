package io.github.cbrsdk.conformance.contract;

/**
 * A value, or something in it, does not keep to a keyword of JSON Schema.
 *
 * @param words where in the value and how, without quoting it
 * @param location what the contract says there
 */
public record SchemaProblem(String words, ContractLocation location, boolean fitsNone) {}
