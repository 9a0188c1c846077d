/** What tools of other makes say of the contract and of the recordings. */
@NullMarked
package io.github.cbrsdk.conformance.judge;

import org.jspecify.annotations.NullMarked;
