package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code $ref}.
 *
 * @param document the part before {@code #}, a relative path or an absolute URI; empty for the
 *     document itself
 * @param path the names in the JSON pointer behind {@code #}
 * @param anchor what stands behind {@code #} instead of a pointer, or empty
 */
record Reference(String document, List<String> path, String anchor) {
  static Reference of(String text) {
    int hash = text.indexOf('#');
    String document = decode(hash < 0 ? text : text.substring(0, hash));
    String fragment = hash < 0 ? "" : decode(text.substring(hash + 1));
    return fragment.isEmpty() || fragment.startsWith("/")
        ? new Reference(document, JsonPointer.names(fragment), "")
        : new Reference(document, List.of(), fragment);
  }

  private static String decode(String text) {
    try {
      return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  boolean isUrl() {
    return document.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /** The file of the document, seen from the folder of the contract. */
  String fileFrom(String referring) {
    try {
      return isUrl()
          ? document
          : Path.of(referring).resolveSibling(document).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return document;
    }
  }

  /** What to do if it does not resolve. */
  String hint() {
    return isUrl() ? ": documents are not fetched from a URL, so put it beside the contract" : "";
  }
}
