package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.Set;

/**
 * Says in words what a validator of JSON Schema found: where in the value, and what the contract
 * says there. No part of the value is in it but names that the contract has too.
 */
final class SchemaError {
  private static final int MAX_TEXT = 60;

  private final com.networknt.schema.Error error;
  private final Set<String> names;

  /**
   * What a validator found.
   *
   * @param names all names in the contract
   */
  SchemaError(com.networknt.schema.Error error, Set<String> names) {
    this.error = error;
    this.names = names;
  }

  String words() {
    StringBuilder where = new StringBuilder();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object step = error.getInstanceLocation().getElement(i);
      boolean known = step instanceof String name && names.contains(name);
      where.append('/').append(known ? JsonPointer.escape((String) step) : "*");
    }
    return (where.isEmpty() ? "it " : where + " ") + verb();
  }

  private String verb() {
    String keyword = error.getKeyword() == null ? "" : error.getKeyword();
    return switch (keyword) {
      case "required", "dependentRequired" -> "lacks the member " + argument();
      case "additionalProperties", "unevaluatedProperties" ->
          names.contains(error.getProperty())
              ? "has the undeclared member " + error.getProperty()
              : "has an undeclared member";
      case "unevaluatedItems", "items" -> "has more elements than are declared";
      case "uniqueItems" -> "has two equal elements";
      case "contains", "minContains" -> "has too few of the elements that 'contains' describes";
      case "maxContains" -> "has too many of the elements that 'contains' describes";
      case "propertyNames" -> "has a member whose name is not allowed";
      case "not" -> "is what 'not' excludes";
      case "oneOf" -> "fits " + (argument().equals("0") ? "none" : "more than one") + " of 'oneOf'";
      case "anyOf" -> "fits none of 'anyOf'";
      case "" -> "must not be there";
      default -> "does not keep to '" + keyword + "'" + stated();
    };
  }

  /** The first argument of the message: the name that the contract requires, or a count. */
  private String argument() {
    Object[] arguments = error.getArguments();
    return arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
  }

  /** The value of the keyword, if it is short. */
  private String stated() {
    JsonNode value = error.getSchemaNode();
    String text = value == null || value.isObject() ? "" : value.toString();
    return text.isEmpty() || text.length() > MAX_TEXT ? "" : ": " + text;
  }
}
