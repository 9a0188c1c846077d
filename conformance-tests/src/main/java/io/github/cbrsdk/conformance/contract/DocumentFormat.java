package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How a document is written; its name is also the ending of the file. */
public enum DocumentFormat {
  yaml,
  json;

  /** The text of a document of maps, lists and scalars. Lines end in a line feed everywhere. */
  public String write(Object document) {
    try {
      return this == yaml
          ? YamlWriter.write(document)
          : new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(document)
                  .replace("\r\n", "\n")
              + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JSON cannot have the values of the document", e);
    }
  }
}
