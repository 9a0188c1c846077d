/** Typed views of JSON, the base of the generated models. */
@NullMarked
package io.github.cbrsdk.json;

import org.jspecify.annotations.NullMarked;
