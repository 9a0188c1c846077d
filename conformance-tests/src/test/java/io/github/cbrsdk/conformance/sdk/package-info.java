@NullMarked
package io.github.cbrsdk.conformance.sdk;

import org.jspecify.annotations.NullMarked;
