package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two operations of one id. */
final class OperationComparison {
  private final Changes changes;
  private final SchemaComparison schemas;

  OperationComparison(Changes changes) {
    this.changes = changes;
    this.schemas = new SchemaComparison(changes);
  }

  void compare(Operation older, Operation newer) {
    String where = older.id();
    ContractLocation location = newer.location();
    if (!called(older).equals(called(newer))) {
      changes.breaking(where, called(older) + " became " + called(newer), location);
    }
    if (!older.secretHeaders().equals(newer.secretHeaders())) {
      changes.breaking(where, "the headers with credentials changed", location);
    }
    parameters(where, older, newer);
    schemas.validations(where, older.validations(), newer.validations(), location);
    older
        .responses()
        .forEach(
            (status, before) -> {
              ResponseContract after = newer.responses().get(status);
              if (after == null) {
                changes.breaking(where, "the status " + status + " was removed", location);
              } else {
                response(where + " " + status, before, after);
              }
            });
    newer
        .responses()
        .forEach(
            (status, after) -> {
              if (!older.responses().containsKey(status)) {
                changes.additive(where, "the status " + status + " was added", after.location());
              }
            });
  }

  /** How the generated client calls it: interface, method and path. */
  private static String called(Operation operation) {
    return operation.method() + " " + operation.path() + " of " + operation.tag();
  }

  /** The parameters of a generated method, whose order counts. */
  private void parameters(String where, Operation older, Operation newer) {
    List<String> before = older.parameters().stream().map(OperationComparison::argument).toList();
    List<String> after = newer.parameters().stream().map(OperationComparison::argument).toList();
    if (!before.equals(after)) {
      changes.breaking(where, "its parameters changed", newer.location());
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      Parameter was = older.parameters().get(i);
      Parameter is = newer.parameters().get(i);
      String parameter = where + " " + was.name();
      if (was.required() && !is.required()) {
        changes.additive(parameter, "is no longer required", is.location());
      } else if (is.required() && !was.required()) {
        changes.breaking(parameter, "is required now", is.location());
      }
      schemas.compare(
          parameter,
          Optional.ofNullable(was.schema()),
          Optional.ofNullable(is.schema()),
          is.location());
    }
  }

  private static String argument(Parameter parameter) {
    return parameter.in() + " " + parameter.name();
  }

  private void response(String where, ResponseContract older, ResponseContract newer) {
    schemas.validations(where, older.validations(), newer.validations(), newer.location());
    newer
        .requiredHeaders()
        .forEach(
            (name, location) -> {
              if (!older.requiredHeaders().containsKey(name)) {
                changes.breaking(where, "the header " + name + " is required now", location);
              }
            });
    older
        .requiredHeaders()
        .forEach(
            (name, location) -> {
              if (!newer.requiredHeaders().containsKey(name)) {
                changes.additive(
                    where, "the header " + name + " is no longer required", newer.location());
              }
            });
    older.headers().forEach((name, schema) -> header(where, name, schema, newer));
    older
        .content()
        .forEach(
            (type, schema) -> {
              Optional<Schema> now = newer.content().get(type);
              if (now == null) {
                changes.breaking(where, type + " was removed", newer.contentLocation());
              } else {
                schemas.compare(where, schema, now, newer.contentLocation());
              }
            });
    newer.content().keySet().stream()
        .filter(type -> !older.content().containsKey(type))
        .forEach(type -> changes.additive(where, type + " was added", newer.contentLocation()));
  }

  /** A header that is declared where none was limits what may be sent. */
  private void header(String where, String name, Schema older, ResponseContract newer) {
    Map<String, Schema> headers = newer.headers();
    schemas.compare(
        where + " " + name,
        Optional.of(older),
        Optional.ofNullable(headers.get(name)),
        newer.location());
  }
}
