/** What the check costs, beside what else there is. */
package io.github.cbrsdk.conformance.bench;
