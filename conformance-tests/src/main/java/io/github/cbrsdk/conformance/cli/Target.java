package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.contract.YamlNode;
import java.util.List;
import java.util.Map;

/**
 * An endpoint in the file of {@code --targets}.
 *
 * @param name the name of its report
 * @param options the options of {@code check} that its members stand for, such as {@code
 *     --edition=any}
 * @param environment the environment variables, in which its credentials have the names that the
 *     check reads
 * @param yaml where the file has it
 */
record Target(String name, List<String> options, Map<String, String> environment, YamlNode yaml) {
  /** The name alone: the environment has secrets. */
  @Override
  public String toString() {
    return name;
  }
}
