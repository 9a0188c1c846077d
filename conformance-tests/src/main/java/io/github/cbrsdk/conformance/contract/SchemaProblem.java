package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;

/**
 * A value, or something in it, does not keep to a keyword of JSON Schema.
 *
 * @param words where in the value and how, without quoting it
 * @param location what the contract says there
 * @param part what does not keep to it, in the value or the value itself; of a member that must not
 *     be there an object with that member alone
 */
public record SchemaProblem(String words, ContractLocation location, boolean fitsNone, Json part) {}
