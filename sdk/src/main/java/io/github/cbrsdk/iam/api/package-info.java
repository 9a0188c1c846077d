/**
 * The operations, generated from the contract of the identity service: one Retrofit interface for
 * each tag.
 */
@NullMarked
package io.github.cbrsdk.iam.api;

import org.jspecify.annotations.NullMarked;
