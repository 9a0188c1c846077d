/** The models, generated from the contract of the identity service. */
@NullMarked
package io.github.cbrsdk.iam.model;

import org.jspecify.annotations.NullMarked;
