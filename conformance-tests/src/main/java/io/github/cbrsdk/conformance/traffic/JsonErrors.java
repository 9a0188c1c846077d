package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import org.jspecify.annotations.Nullable;

/** Describes JSON errors without quoting the text, which may contain a secret. */
final class JsonErrors {
  private JsonErrors() {}

  static String message(JsonProcessingException e) {
    String what =
        e instanceof StreamConstraintsException
            ? "a text, a number or the nesting in it exceeds the limits"
            : "its JSON breaks off or is malformed";
    return what + at(e.getLocation());
  }

  static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
