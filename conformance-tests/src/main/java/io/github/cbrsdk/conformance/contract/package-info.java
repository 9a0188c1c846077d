/** The contract: documents, editions, operations, and schemas compiled for checking. */
@NullMarked
package io.github.cbrsdk.conformance.contract;

import org.jspecify.annotations.NullMarked;
