/**
 * Compares the contract with that of the last release: what a change does to users of the generated
 * client, and to services that are checked.
 */
@NullMarked
package io.github.cbrsdk.conformance.compatibility;

import org.jspecify.annotations.NullMarked;
