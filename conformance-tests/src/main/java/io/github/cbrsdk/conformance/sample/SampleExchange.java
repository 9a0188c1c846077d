package io.github.cbrsdk.conformance.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conforming exchange in which everything occurs that the contract declares for one response.
 *
 * @param operation what is asked for
 * @param contract the declared response
 * @param pathValues the values of the variables in the operation's path
 * @param secrets the credentials that are sent, by header
 * @param status the status of the response
 * @param headers the headers of the response
 * @param root the schema of the body, which may leave a choice, or null if there is no body
 * @param schema the schema that the body follows, or null if there is no body
 * @param body the body, or null
 */
public record SampleExchange(
    Operation operation,
    ResponseContract contract,
    Map<String, String> pathValues,
    Map<String, String> secrets,
    int status,
    List<Header> headers,
    @Nullable Schema root,
    @Nullable Schema schema,
    @Nullable Json body) {
  static final String CONTENT_TYPE = "Content-Type";

  /** Whether its body is of another media type of JSON than the first that is declared. */
  public boolean isOfFurtherType() {
    return root != null && root != contract.jsonBodies().get(0);
  }

  public List<ValueLocation> locations() {
    return schema == null || body == null ? List.of() : ValueLocation.of(schema, choices(), body);
  }

  /** The schemas of which the body has to follow one. */
  public List<Schema> choices() {
    if (root == null) {
      return List.of();
    }
    return root.alternatives().isEmpty() ? List.of(root) : root.alternatives();
  }

  public Exchange exchange() {
    return with(bytes());
  }

  public byte @Nullable [] bytes() {
    boolean isPlain = body != null && schema == null && body.isScalar();
    return body == null ? null : isPlain ? body.text().getBytes(UTF_8) : JsonWriter.bytes(body);
  }

  /** The exchange with another body. */
  public Exchange with(byte @Nullable [] bytes) {
    return exchange(pathValues, status, headers, bytes);
  }

  public Exchange withStatus(int other) {
    return exchange(pathValues, other, headers, bytes());
  }

  public Exchange withHeaders(List<Header> others) {
    return exchange(pathValues, status, others, bytes());
  }

  /** The exchange with another value of a header. */
  public Exchange withHeader(String name, String value) {
    return changedHeader(name, value).exchange();
  }

  /** The exchange without a header. */
  public Exchange withoutHeader(String name) {
    List<Header> others = new ArrayList<>(headers);
    others.removeIf(header -> header.name().equals(name));
    return withHeaders(others);
  }

  /** The sample with another value of a header. */
  public SampleExchange changedHeader(String name, String value) {
    List<Header> others = new ArrayList<>(headers);
    others.replaceAll(
        header -> header.name().equals(name) ? new Header(header.name(), value) : header);
    return changed(pathValues, others, body);
  }

  /** The sample with a further header. */
  public SampleExchange addedHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return changed(pathValues, more, body);
  }

  /** The value of one of its headers, or empty if it has none of that name. */
  Optional<String> header(String name) {
    return Optional.ofNullable(Headers.of(headers).first(name));
  }

  /** The sample with another value of a variable in the path. */
  public SampleExchange changedPath(String name, String value) {
    Map<String, String> others = new HashMap<>(pathValues);
    others.put(name, value);
    return changed(others, headers, body);
  }

  /** The sample with another value in the body, or without the member if the value is null. */
  public SampleExchange changed(List<Object> path, @Nullable Json value) {
    return changed(pathValues, headers, body == null ? value : body.with(path, value));
  }

  private SampleExchange changed(
      Map<String, String> path, List<Header> sent, @Nullable Json otherBody) {
    return new SampleExchange(
        operation, contract, path, secrets, status, sent, root, schema, otherBody);
  }

  /** The sample without those optional members below a location; empty if it has none of them. */
  public Optional<SampleExchange> without(String pointer, Set<String> names) {
    SampleExchange less = this;
    for (ValueLocation location : locations()) {
      if (location.name() != null
          && !location.isRequired()
          && names.contains(location.name())
          && location.isAtOrBelow(pointer)
          && !location.pointer().equals(pointer)) {
        less = less.changed(location.path(), null);
      }
    }
    return Objects.equals(less.body, body) ? Optional.empty() : Optional.of(less);
  }

  /** The exchange with another value at a location. */
  public Exchange withValue(ValueLocation location, Json value) {
    return changed(location.path(), value).exchange();
  }

  /** The exchange with a changed object. */
  public Exchange withObject(ValueLocation location, UnaryOperator<JsonObject> change) {
    return withValue(location, change.apply((JsonObject) location.value()));
  }

  private Exchange exchange(
      Map<String, String> path, int answered, List<Header> sent, byte @Nullable [] bytes) {
    String url = operation.path().toString();
    for (Map.Entry<String, String> variable : path.entrySet()) {
      url = url.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    List<Header> credentials = new ArrayList<>();
    secrets.forEach((name, value) -> credentials.add(new Header(name, value)));
    return new Exchange(
        "self-test",
        null,
        new Request(
            operation.method(),
            RequestMutations.withQuery(url, operation),
            Headers.of(credentials)),
        new Response(answered, Headers.of(sent), bytes));
  }

  @Override
  public String toString() {
    String form =
        schema == null || root == schema
            ? ""
            : choices().stream()
                .filter(choice -> choice == schema)
                .flatMap(choice -> choice.name().stream())
                .collect(Collectors.joining("", " ", ""));
    String type = isOfFurtherType() ? " " + header(CONTENT_TYPE).orElse("") : "";
    return operation.id() + " " + contract.status() + type + form;
  }
}
