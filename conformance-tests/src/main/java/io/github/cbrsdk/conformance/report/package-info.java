/**
 * The reports of a result. All files are written through {@link
 * io.github.cbrsdk.conformance.report.ReportFolder}, which keeps secrets out of every one of them.
 */
@NullMarked
package io.github.cbrsdk.conformance.report;

import org.jspecify.annotations.NullMarked;
