/** Calls: how an operation of the contract is sent, repeated and read. */
@NullMarked
package io.github.cbrsdk.http;

import org.jspecify.annotations.NullMarked;
