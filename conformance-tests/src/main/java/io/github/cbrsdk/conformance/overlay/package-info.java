/** Edits of a contract document, written as the actions of an overlay. */
@NullMarked
package io.github.cbrsdk.conformance.overlay;

import org.jspecify.annotations.NullMarked;
