/** The command line: arguments in, a verdict, reports and an exit status out. */
@NullMarked
package io.github.cbrsdk.conformance.cli;

import org.jspecify.annotations.NullMarked;
