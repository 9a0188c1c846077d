/** Typed views over JSON: what the generated models are made of. */
@NullMarked
package io.github.cbrsdk.json;

import org.jspecify.annotations.NullMarked;
