/** The operations, generated from the contract: one Retrofit interface for each tag. */
@NullMarked
package io.github.cbrsdk.api;

import org.jspecify.annotations.NullMarked;
