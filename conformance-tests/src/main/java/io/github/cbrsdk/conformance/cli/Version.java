package io.github.cbrsdk.conformance.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {name()};
  }

  static String name() {
    return "cbr-conformance " + number();
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not from the jar)" : version;
  }
}
