/** The operations of the generated SDK. */
@NullMarked
package io.github.cbrsdk.conformance.sdk;

import org.jspecify.annotations.NullMarked;
