/** Writes the input of OpenAPI Generator. Runs in the build, and is not part of the library. */
@NullMarked
package io.github.cbrsdk.generator;

import org.jspecify.annotations.NullMarked;
