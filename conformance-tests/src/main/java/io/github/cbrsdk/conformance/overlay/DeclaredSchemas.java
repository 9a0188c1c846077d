package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what the responses of an operation declare of the values of a finding. */
final class DeclaredSchemas {
  private static final String ELEMENT = "element of header ";

  private DeclaredSchemas() {}

  /** The schemas of a header of that name. */
  static List<Schema> ofHeader(@Nullable Operation operation, String name) {
    return responses(operation)
        .map(response -> response.headers().get(name))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The name of the header that a finding is about, or is not: then nothing declares it. */
  static String header(Finding finding) {
    String detail = finding.drift().detail().replace(ELEMENT, "");
    return finding.pointer().isEmpty() ? detail.split(" ", 2)[0] : "";
  }

  /** Whether a finding about a header is about an element of it. */
  static boolean isOfElement(Finding finding) {
    return finding.drift().detail().startsWith(ELEMENT);
  }

  /** The schemas of the values at a pointer in the bodies. */
  static List<Schema> at(@Nullable Operation operation, String pointer) {
    List<String> names = JsonPointer.names(pointer);
    return responses(operation)
        .flatMap(response -> response.content().values().stream())
        .flatMap(body -> body.stream())
        .flatMap(body -> follow(body, names).stream())
        .toList();
  }

  private static Stream<ResponseContract> responses(@Nullable Operation operation) {
    return operation == null ? Stream.empty() : operation.responses().values().stream();
  }

  private static List<Schema> follow(Schema schema, List<String> path) {
    if (!schema.alternatives().isEmpty()) {
      return schema.alternatives().stream().flatMap(each -> follow(each, path).stream()).toList();
    }
    if (path.isEmpty()) {
      return List.of(schema);
    }
    List<Schema> all = new ArrayList<>();
    Schema declared = schema.properties().get(path.get(0));
    boolean isElement = declared == null && path.get(0).equals("*") && schema.items() != null;
    Schema below = isElement ? schema.items() : declared == null ? schema.additional() : declared;
    if (below != null) {
      all.addAll(follow(below, path.subList(1, path.size())));
    }
    return all;
  }
}
