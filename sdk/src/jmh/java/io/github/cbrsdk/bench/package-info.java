/** What the client costs, beside what else there is. */
package io.github.cbrsdk.bench;
