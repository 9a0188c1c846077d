package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The runnable jar names the licence of everything that it bundles. */
class BundledLicencesIT {
  /** What the packages in the jar belong to. */
  private static final List<String> BUNDLED =
      List.of(
          "com.fasterxml.jackson.core:jackson-annotations",
          "com.fasterxml.jackson.core:jackson-core",
          "com.fasterxml.jackson.core:jackson-databind",
          "com.networknt:json-schema-validator",
          "com.samskivert:jmustache",
          "com.squareup.okhttp3:okhttp-jvm",
          "com.squareup.okhttp3:okhttp-tls",
          "com.squareup.okio:okio-jvm",
          "com.squareup.retrofit2:retrofit",
          "info.picocli:picocli",
          "org.brotli:dec",
          "org.jetbrains.kotlin:kotlin-stdlib",
          "org.jspecify:jspecify",
          "org.slf4j:slf4j-api",
          "org.snakeyaml:snakeyaml-engine",
          "org.webjars:swagger-ui",
          "org.wiremock:wiremock-standalone");

  @Test
  void everyLibraryHasItsLicence() throws IOException {
    try (ZipFile jar = new ZipFile("target/cbr-conformance.jar")) {
      List<String> libraries =
          text(jar, "META-INF/THIRD-PARTY.txt").lines().filter(line -> line.contains(":")).toList();
      assertThat(libraries)
          .filteredOn(line -> !line.startsWith("Lists of"))
          .allMatch(line -> line.strip().matches("[(](Apache-2[.]0|MIT|BSD-3-Clause)[)] .*"));
      for (String library : BUNDLED) {
        assertThat(libraries).anyMatch(line -> line.contains("(" + library + ":"));
      }
      for (String file : List.of("LICENSE", "LICENSE.md", "NOTICE.md", "thirdparty-LICENSE")) {
        assertThat(text(jar, "META-INF/licenses/wiremock-standalone/" + file)).isNotBlank();
      }
      // Licences of MIT and BSD ask for their text with the line of the copyright.
      for (String file :
          List.of(
              "brotli-dec.txt",
              "hamcrest.txt",
              "jmustache.txt",
              "jopt-simple.txt",
              "slf4j/LICENSE.txt",
              "xmlunit-legacy.txt")) {
        assertThat(text(jar, "META-INF/licenses/" + file)).contains("Copyright (c) 20");
      }
      assertThat(jar.getEntry("THIRD-PARTY.txt")).isNull();
      assertThat(jar.getEntry("licenses/")).isNull();
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
    }
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
