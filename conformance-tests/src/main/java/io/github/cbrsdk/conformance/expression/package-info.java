/**
 * The part of the Common Expression Language in which a contract states its invariants: compiled
 * once, evaluated in place on JSON values. Other parts of the language are rejected at compilation.
 */
@org.jspecify.annotations.NullMarked
package io.github.cbrsdk.conformance.expression;
