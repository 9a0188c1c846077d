package io.github.cbrsdk.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** The real endpoint that the live suites ask, as the system properties name it. */
public final class LiveEndpoint {
  /** The property without which the live suites are skipped. */
  public static final String PROPERTY = "cbr.endpoint";

  /** How to enable them. */
  public static final String HOW =
      "To run it: mvn verify -Dcbr.endpoint=URL -Dcbr.projectId=ID -Dcbr.backupId=ID,"
          + " with credentials in the environment";

  private LiveEndpoint() {}

  /** With its scheme, which nobody needs to write. */
  public static String url() {
    String url = required(PROPERTY);
    return url.contains("://") ? url : "https://" + url;
  }

  public static String projectId() {
    return required("cbr.projectId");
  }

  public static String backupId() {
    return required("cbr.backupId");
  }

  private static String required(String property) {
    String value = System.getProperty(property, "");
    assertThat(value).as("%s is missing. %s", property, HOW).isNotBlank();
    return value;
  }

  /** What a login goes over: it trusts the authority that {@code cbr.ca} names, too. */
  public static OkHttpClient http() {
    String ca = System.getProperty("cbr.ca");
    OkHttpClient http = new OkHttpClient();
    return ca == null ? http : TrustedAuthority.addTo(http, Path.of(ca));
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
