/** Calls: how an operation of the contract is sent, repeated and answered. */
@NullMarked
package io.github.cbrsdk.http;

import org.jspecify.annotations.NullMarked;
