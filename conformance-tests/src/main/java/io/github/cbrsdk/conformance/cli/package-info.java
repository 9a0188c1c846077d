/** The command line. */
@NullMarked
package io.github.cbrsdk.conformance.cli;

import org.jspecify.annotations.NullMarked;
