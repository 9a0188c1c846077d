/** Who calls: tokens, passwords and keys. */
@NullMarked
package io.github.cbrsdk.auth;

import org.jspecify.annotations.NullMarked;
