/** A JUnit 5 extension that checks the exchanges of a test. */
@NullMarked
package io.github.cbrsdk.conformance.junit;

import org.jspecify.annotations.NullMarked;
