package io.github.cbrsdk.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** How the pom says that the pact is published. */
final class Publication {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private final Document pom;
  private final Map<String, String> properties = new HashMap<>();

  private Publication(Document pom, Map<String, String> given) {
    this.pom = pom;
    properties.put("project.build.directory", "target");
    properties.put("project.version", text("version"));
    properties.put("pact.tag", text("pact.tag"));
    properties.putAll(given);
  }

  /**
   * Reads it.
   *
   * @param given properties as on Maven's command line, and of the environment
   */
  static Publication configured(Map<String, String> given) throws Exception {
    return new Publication(
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml")),
        given);
  }

  /** An element of the plugin's configuration, with its expressions evaluated. */
  String value(String element) {
    return EXPRESSION
        .matcher(text(element))
        .replaceAll(
            expression -> {
              String name = expression.group(1);
              assertThat(properties).as("what %s is made of", element).containsKey(name);
              return Matcher.quoteReplacement(properties.get(name));
            });
  }

  private String text(String element) {
    NodeList found = pom.getElementsByTagName(element);
    assertThat(found.getLength()).as("%s in the pom", element).isPositive();
    return ((Element) found.item(0)).getTextContent().strip();
  }
}
