package io.github.cbrsdk.conformance.contract;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says in words what a validator of JSON Schema found: where in the value, and what the contract
 * says there. No part of the value is in it but names that the contract has too.
 */
final class SchemaError {
  private static final int MAX_TEXT = 60;

  /** What is said of a value that is beyond the limit of a keyword. */
  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          entry("type", "is not of the type %s"),
          entry("const", "is not %s"),
          entry("enum", "is not one of %s"),
          entry("pattern", "does not match the pattern %s"),
          entry("multipleOf", "is not a multiple of %s"),
          entry("maximum", "is greater than %s"),
          entry("minimum", "is less than %s"),
          entry("exclusiveMaximum", "is not less than %s"),
          entry("exclusiveMinimum", "is not greater than %s"),
          entry("maxLength", "is longer than %s characters"),
          entry("minLength", "is shorter than %s characters"),
          entry("maxItems", "has more than %s elements"),
          entry("minItems", "has fewer than %s elements"),
          entry("maxProperties", "has more than %s members"),
          entry("minProperties", "has fewer than %s members"));

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

  /** The violated keyword; that of the choice if the error is inside one of its options. */
  private String keyword() {
    int choice = choice();
    return choice < 0
        ? error.getKeyword() == null ? "" : error.getKeyword()
        : error.getEvaluationPath().getName(choice);
  }

  /** The index in the path of a choice whose options were tried in vain; negative if none was. */
  private int choice() {
    for (int i = 0; i < error.getEvaluationPath().getNameCount() - 1; i++) {
      if (error.getEvaluationPath().getElement(i + 1) instanceof Integer
          && List.of("anyOf", "oneOf").contains(error.getEvaluationPath().getName(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The address of the keyword; for a name that is required, of the name in the list. */
  String schemaLocation() {
    String location = error.getSchemaLocation().toString();
    if (choice() >= 0) {
      int option = location.lastIndexOf("/" + keyword() + "/");
      return option < 0 ? "" : location.substring(0, option + 1 + keyword().length());
    }
    if (keyword().equals("false") || keyword().equals("maxContains")) {
      return location.replaceFirst("/false$", "").replaceFirst("/contains$", "/maxContains");
    }
    boolean dependent = "dependentRequired".equals(error.getKeyword());
    JsonNode list = error.getSchemaNode();
    if (dependent && list != null && error.getProperty() != null) {
      location += "/" + JsonPointer.escape(error.getProperty());
      list = list.get(error.getProperty());
    }
    boolean isList = list != null && (dependent || "required".equals(error.getKeyword()));
    for (int i = 0; isList && i < list.size(); i++) {
      if (list.get(i).asText().equals(argument())) {
        return location + "/" + i;
      }
    }
    return location;
  }

  /** What does not keep to the keyword in a value; the value, if that is inside of an option. */
  Json part(Json value) {
    if (choice() >= 0 && error.getEvaluationPath().getNameCount() > choice() + 3) {
      return value;
    }
    List<Object> path = new ArrayList<>();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      path.add(error.getInstanceLocation().getElement(i));
    }
    Json around = Objects.requireNonNullElse(value.at(path), value);
    String name = error.getProperty();
    Json member = name == null ? null : around.get(name);
    return switch (keyword()) {
      case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
          name == null || member == null ? around : Json.of(Map.of(name, member));
      case "items", "unevaluatedItems" ->
          around.elements().isEmpty()
              ? around
              : around.elements().get(Integer.parseInt(argument()));
      default -> around;
    };
  }

  String words() {
    StringBuilder where = new StringBuilder();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object step = error.getInstanceLocation().getElement(i);
      boolean known = step instanceof String name && names.contains(name);
      where.append('/').append(known ? JsonPointer.escape((String) step) : "*");
    }
    return (where.isEmpty() ? "it " : where + " ") + verb() + condition();
  }

  private String verb() {
    String keyword = keyword();
    return switch (keyword) {
      case "required", "dependentRequired" -> "lacks the member " + argument();
      case "additionalProperties", "unevaluatedProperties" ->
          names.contains(error.getProperty())
              ? "has the undeclared member " + error.getProperty()
              : "has an undeclared member";
      case "unevaluatedItems", "items" -> "has more elements than are declared";
      case "uniqueItems" -> "has two equal elements";
      case "contains", "minContains" -> "has too few elements that match the schema in 'contains'";
      case "maxContains" -> "has too many elements that match the schema in 'contains'";
      case "propertyNames" -> "has a member whose name is not allowed";
      case "not" -> "matches the schema in 'not'";
      case "oneOf" ->
          "matches %s of the schemas in 'oneOf'".formatted(fitsNone() ? "none" : "more than one");
      case "anyOf" -> "matches none of the schemas in 'anyOf'";
      case "false", "" -> forbidden();
      default -> {
        String limit = limit();
        String phrase = PHRASES.get(keyword);
        yield phrase == null || limit.isEmpty()
            ? "is not allowed by '" + keyword + "'"
            : phrase.formatted(limit);
      }
    };
  }

  /** The index of the last keyword in the path; the schema {@code false} is no keyword. */
  private int last() {
    int last = error.getEvaluationPath().getNameCount() - 1;
    return last > 0 && error.getEvaluationPath().getElement(last).equals("false") ? last - 1 : last;
  }

  /** What is wrong with a value for which the contract says {@code false}. */
  private String forbidden() {
    int last = last();
    if (last > 0 && last - 1 == dependent()) {
      return "must not have the member " + error.getEvaluationPath().getElement(last);
    }
    Object keyword = last < 0 ? "" : error.getEvaluationPath().getElement(last);
    return keyword.equals("then") || keyword.equals("else")
        ? "is not allowed by '" + keyword + "', which is false"
        : "must not be there";
  }

  /** The index in the path of a schema for objects with a certain member; negative if none was. */
  private int dependent() {
    for (int i = 0; i < error.getEvaluationPath().getNameCount() - 1; i++) {
      if (error.getEvaluationPath().getElement(i).equals("dependentSchemas")) {
        return i;
      }
    }
    return -1;
  }

  /** For which member it has to be so, if that depends on one. */
  private String condition() {
    int dependent = dependent();
    return dependent < 0 || (dependent + 1 == last() && verb().equals(forbidden()))
        ? ""
        : ", as 'dependentSchemas' says for the member "
            + error.getEvaluationPath().getElement(dependent + 1);
  }

  /**
   * Whether no option of a {@code oneOf} fits; the first argument is the number of those that do.
   */
  boolean fitsNone() {
    return choice() >= 0 || argument().equals("0");
  }

  /** The first argument of the message: the name that the contract requires, or a count. */
  private String argument() {
    Object[] arguments = error.getArguments();
    return arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
  }

  /** The value of the keyword in words; empty if it is not short. */
  private String limit() {
    JsonNode value = error.getSchemaNode();
    if (value == null || value.isObject()) {
      return "";
    }
    String text = value.toString();
    if (error.getKeyword().equals("type")) {
      text = text.replaceAll("[\\[\\]\"]", "").replace(",", " or ");
    } else if (value.isArray()) {
      text = text.substring(1, text.length() - 1).replace(",", ", ");
    }
    return text.length() > MAX_TEXT ? "" : text;
  }
}
