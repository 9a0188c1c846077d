package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Parameter;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.ParameterValue;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sample exchanges of a contract: one for each status of each operation and each form of
 * it.
 */
public final class SampleExchanges {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final String SOME_TEXT = "1";
  static final String CREDENTIAL = "aVerySecretCredentialOfTheSelfTest0123456789";

  private SampleExchanges() {}

  /**
   * The samples of a contract.
   *
   * @param failed is told of the responses for which none can be made
   */
  public static List<SampleExchange> of(
      EffectiveContract contract, Consumer<ContractException> failed) {
    List<SampleExchange> all = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      for (ResponseContract response : operation.responses().values()) {
        try {
          add(operation, response, all);
        } catch (ContractException e) {
          failed.accept(e);
        }
      }
    }
    return all;
  }

  private static void add(
      Operation operation, ResponseContract response, List<SampleExchange> all) {
    Set<String> keys = response.content().keySet();
    for (String key : response.jsonTypes()) {
      String type = MediaRange.example(key, keys).orElse("");
      Schema root = type.isEmpty() ? null : response.json(type);
      if (root != null) {
        for (Schema form : root.alternatives().isEmpty() ? List.of(root) : root.alternatives()) {
          Json body = SampleValues.value(root, form, example(response, form));
          all.add(sample(operation, response, type, root, form, body));
        }
      }
    }
    if (response.jsonBodies().isEmpty()) {
      String type =
          Stream.concat(response.jsonTypes().stream(), keys.stream())
              .flatMap(key -> MediaRange.example(key, keys).stream())
              .findFirst()
              .orElse("");
      Json body = keys.isEmpty() ? null : text(response, type).orElseGet(() -> any(response));
      all.add(sample(operation, response, type, null, null, body));
    }
  }

  /** A body for which the contract has no schema. */
  private static Json any(ResponseContract response) {
    return response
        .examples()
        .findFirst()
        .map(example -> Json.of(example.value()))
        .orElseGet(() -> JsonObject.of(Map.of()));
  }

  private static Optional<Json> text(ResponseContract response, String type) {
    return Optional.ofNullable(response.text(type))
        .map(
            schema -> {
              Json example =
                  response.examples().findFirst().map(each -> Json.of(each.value())).orElse(null);
              return SampleValues.value(schema, example);
            });
  }

  private static SampleExchange sample(
      Operation operation,
      ResponseContract response,
      String mediaType,
      @Nullable Schema root,
      @Nullable Schema schema,
      @Nullable Json body) {
    Map<String, String> secrets = new LinkedHashMap<>();
    operation.secretHeaders().forEach(name -> secrets.put(name, CREDENTIAL));
    List<Header> headers = new ArrayList<>();
    if (!mediaType.isEmpty()) {
      headers.add(new Header(SampleExchange.CONTENT_TYPE, mediaType));
    }
    Set<String> names = new LinkedHashSet<>(response.headers().keySet());
    names.addAll(response.requiredHeaders().keySet());
    names.forEach(name -> headers.add(new Header(name, text(response.headers().get(name)))));
    return new SampleExchange(
        operation,
        response,
        pathValues(operation),
        secrets,
        status(response),
        headers,
        root,
        schema,
        body);
  }

  /** A status that the response is declared for: of a class such as 4XX the last. */
  private static int status(ResponseContract response) {
    String status = response.status();
    if (status.endsWith("XX")) {
      return (status.charAt(0) - '0') * 100 + 99;
    }
    return status.equals("default") ? 599 : Integer.parseInt(status);
  }

  private static Map<String, String> pathValues(Operation operation) {
    Map<String, String> values = new HashMap<>();
    for (Matcher matcher = VARIABLE.matcher(operation.path().toString()); matcher.find(); ) {
      values.put(matcher.group(1), SOME_TEXT);
    }
    operation.parameters().stream()
        .filter(each -> values.containsKey(each.name()))
        // Made as those of the body are, so that values which have to be equal are.
        .flatMap(each -> written(each).stream())
        .forEach(each -> values.put(each.name(), each.value()));
    return values;
  }

  /** The text of a value of a schema, or of any value without one. */
  static String text(@Nullable Schema schema) {
    return schema == null ? SOME_TEXT : ParameterValue.text(SampleValues.value(schema, null));
  }

  /** The names and texts by which a parameter is sent. */
  static List<Header> written(Parameter parameter) {
    Schema schema = parameter.schema();
    Json value =
        parameter.example() != null
            ? Json.of(parameter.example())
            : schema == null ? new JsonString(SOME_TEXT) : SampleValues.value(schema, null);
    return ParameterValue.written(parameter, value).entrySet().stream()
        .map(each -> new Header(each.getKey(), each.getValue()))
        .toList();
  }

  /** An example of the response whose members are those of a schema, or null. */
  private static @Nullable Json example(ResponseContract response, Schema schema) {
    return response
        .examples()
        .map(example -> Json.of(example.value()))
        .filter(
            example ->
                example instanceof JsonObject object
                    && SchemaLimits.fitNames(schema, object.members().keySet()))
        .findFirst()
        .orElse(null);
  }
}
