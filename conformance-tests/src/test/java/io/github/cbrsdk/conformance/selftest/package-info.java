@NullMarked
package io.github.cbrsdk.conformance.selftest;

import org.jspecify.annotations.NullMarked;
