/** What the project's own files promise. */
@NullMarked
package io.github.cbrsdk.conformance.project;

import org.jspecify.annotations.NullMarked;
