/** A reverse proxy that passes calls on unchanged and delivers them as exchanges. */
@NullMarked
package io.github.cbrsdk.conformance.proxy;

import org.jspecify.annotations.NullMarked;
