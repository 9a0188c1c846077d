/**
 * The part of the Common Expression Language in which a contract states its invariants: compiled
 * once, evaluated in place on JSON values. What is not part of it is refused when it is compiled.
 */
@org.jspecify.annotations.NullMarked
package io.github.cbrsdk.conformance.expression;
