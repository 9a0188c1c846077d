package io.github.cbrsdk.conformance.project;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Adds the libraries inside WireMock's standalone jar to the bills of materials, as parts of it.
 * The profile {@code release} runs it, with the libraries that WireMock depends on as class path:
 * those of which the jar contains a class are its parts.
 */
public final class PartsOfWireMock {
  private PartsOfWireMock() {}

  /** Takes the version of WireMock and the folder of the bills of materials. */
  public static void main(String[] arguments) throws Exception {
    String version = arguments[0];
    List<Path> libraries = new ArrayList<>();
    for (URL url : ((URLClassLoader) PartsOfWireMock.class.getClassLoader()).getURLs()) {
      if (url.getPath().endsWith(".jar")) {
        libraries.add(Path.of(url.toURI()));
      }
    }
    Path wiremock = Path.of("org/wiremock/wiremock", version, "wiremock-" + version + ".jar");
    Path itself =
        libraries.stream().filter(library -> library.endsWith(wiremock)).findFirst().orElseThrow();
    Path repository =
        itself
            .getRoot()
            .resolve(itself.subpath(0, itself.getNameCount() - wiremock.getNameCount()));
    Set<String> contained =
        entries(
            repository.resolve(
                "org/wiremock/wiremock-standalone/"
                    + version
                    + "/wiremock-standalone-"
                    + version
                    + ".jar"));
    StringBuilder json = new StringBuilder();
    StringBuilder xml = new StringBuilder();
    for (Path library : libraries) {
      if (entries(library).stream()
          .anyMatch(entry -> entry.endsWith(".class") && contained.contains("wiremock/" + entry))) {
        Path path = repository.relativize(library);
        int names = path.getNameCount();
        String group = path.subpath(0, names - 3).toString().replace('\\', '/').replace('/', '.');
        String name = path.getName(names - 3).toString();
        String number = path.getName(names - 2).toString();
        String url = "pkg:maven/" + group + "/" + name + "@" + number + "?type=jar";
        json.append(json.length() == 0 ? "" : ", ")
            .append(
                "{\"type\" : \"library\", \"group\" : \"%s\", \"name\" : \"%s\", \"version\" : \"%s\", \"purl\" : \"%s\"}"
                    .formatted(group, name, number, url));
        xml.append(
            "<component type=\"library\"><group>%s</group><name>%s</name><version>%s</version><purl>%s</purl></component>"
                .formatted(group, name, number, url));
      }
    }
    String standalone = "pkg:maven/org.wiremock/wiremock-standalone@" + version + "?type=jar";
    insert(
        Path.of(arguments[1], "bom.json"),
        "\"purl\" : \"" + standalone + "\",",
        "",
        " \"components\" : [" + json + "],");
    insert(
        Path.of(arguments[1], "bom.xml"),
        "<purl>" + standalone + "</purl>",
        "</component>",
        "<components>" + xml + "</components>");
  }

  private static Set<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).collect(toSet());
    }
  }

  /** Writes the text after the mark, and there before the next end. */
  private static void insert(Path bill, String mark, String end, String text) throws IOException {
    String before = Files.readString(bill);
    int found = before.indexOf(mark);
    if (found < 0) {
      throw new IllegalStateException(bill + " lacks " + mark);
    }
    int position = before.indexOf(end, found + mark.length());
    Files.writeString(bill, before.substring(0, position) + text + before.substring(position));
  }
}
