/** Prepares the contract for the generator. Runs in the build, and is no part of the library. */
@NullMarked
package io.github.cbrsdk.generator;

import org.jspecify.annotations.NullMarked;
