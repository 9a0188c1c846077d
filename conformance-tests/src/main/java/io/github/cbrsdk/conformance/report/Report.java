package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Result;

/**
 * What every face of a report shows.
 *
 * @param result what the run found
 * @param exitStatus what the process returns for it
 */
public record Report(Result result, int exitStatus) {}
