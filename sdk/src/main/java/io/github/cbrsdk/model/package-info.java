/** The models, generated from the contract. */
@NullMarked
package io.github.cbrsdk.model;

import org.jspecify.annotations.NullMarked;
