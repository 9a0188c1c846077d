package io.github.cbrsdk.conformance.live;

import java.util.ArrayList;
import java.util.List;

/** The real endpoint that the live suites ask, as the system properties name it. */
public final class LiveEndpoint {
  /** The property without which the live suites are skipped. */
  public static final String PROPERTY = "cbr.endpoint";

  /** How to enable them. */
  public static final String HOW =
      "To run it: mvn verify -Dcbr.endpoint=URL -Dcbr.projectId=ID -Dcbr.backupId=ID,"
          + " with credentials in the environment";

  private LiveEndpoint() {}

  public static String url() {
    return System.getProperty(PROPERTY);
  }

  public static String projectId() {
    return System.getProperty("cbr.projectId");
  }

  public static String backupId() {
    return System.getProperty("cbr.backupId");
  }

  /** The same for the command line. */
  static List<String> options() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--endpoint", url()));
    options.addAll(List.of("--project-id", projectId()));
    options.addAll(List.of("--backup-id", backupId()));
    if (System.getProperty("cbr.ca") != null) {
      options.addAll(List.of("--ca", System.getProperty("cbr.ca")));
    }
    return options;
  }
}
