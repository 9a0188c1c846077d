@NullMarked
package io.github.cbrsdk.conformance.report;

import org.jspecify.annotations.NullMarked;
