/** The client of the service. */
@NullMarked
package io.github.cbrsdk.client;

import org.jspecify.annotations.NullMarked;
