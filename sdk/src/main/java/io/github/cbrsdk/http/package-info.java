/** Sends calls, retries them and reads the responses. */
@NullMarked
package io.github.cbrsdk.http;

import org.jspecify.annotations.NullMarked;
