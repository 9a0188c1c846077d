/** Tests of what a change of the contract does to those who rely on the release before it. */
@NullMarked
package io.github.cbrsdk.conformance.compatibility;

import org.jspecify.annotations.NullMarked;
