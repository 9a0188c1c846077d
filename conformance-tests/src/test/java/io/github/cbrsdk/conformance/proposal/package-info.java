@NullMarked
package io.github.cbrsdk.conformance.proposal;

import org.jspecify.annotations.NullMarked;
