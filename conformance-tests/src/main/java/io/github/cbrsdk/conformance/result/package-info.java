/** Results: what a run counted, the edition that is nearest, coverage, and the verdict. */
@NullMarked
package io.github.cbrsdk.conformance.result;

import org.jspecify.annotations.NullMarked;
