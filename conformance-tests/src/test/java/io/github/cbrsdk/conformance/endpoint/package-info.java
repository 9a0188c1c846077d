@NullMarked
package io.github.cbrsdk.conformance.endpoint;

import org.jspecify.annotations.NullMarked;
