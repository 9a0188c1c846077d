package io.github.cbrsdk.auth;

import java.util.ArrayList;
import java.util.List;

/** Strikes secrets out of texts that may echo them, as they are and as JSON would write them. */
final class Redaction {
  private final List<String> forms = new ArrayList<>();

  Redaction(String... secrets) {
    for (String secret : secrets) {
      forms.add(secret);
      String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
      for (String form : List.of(escaped.replace("\\/", "/"), escaped)) {
        if (!forms.contains(form)) {
          forms.add(form);
        }
      }
    }
  }

  String apply(String text) {
    String redacted = text;
    for (String form : forms) {
      redacted = redacted.replace(form, "***");
    }
    return redacted;
  }
}
