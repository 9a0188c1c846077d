/** Credentials: tokens, passwords and access keys. */
@NullMarked
package io.github.cbrsdk.auth;

import org.jspecify.annotations.NullMarked;
