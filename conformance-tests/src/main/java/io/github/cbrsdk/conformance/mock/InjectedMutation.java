package io.github.cbrsdk.conformance.mock;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.conformance.json.JsonWriter;
import io.github.cbrsdk.conformance.rule.RuleDefinition;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A drift that {@code serve --inject} puts into successful responses, to test clients.
 *
 * @param rule the rule that it violates
 * @param pointer JSON pointer of the member, {@code *} for all elements of an array; empty for the
 *     response as a whole
 */
public record InjectedMutation(Rule rule, String pointer) {
  /**
   * Reads {@code rule@pointer}.
   *
   * @throws IllegalArgumentException if there is no such rule, or it cannot be injected
   */
  public static InjectedMutation parse(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    String pointer = at < 0 ? "" : text.substring(at + 1);
    Rule rule = Rules.named(id);
    RuleDefinition definition = Rules.of(rule);
    boolean whole = definition.responseInjection() != null;
    if (!whole && definition.memberInjection() == null) {
      throw new IllegalArgumentException("A " + id + " cannot be injected");
    }
    if (!whole && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "Say at which member, as in " + id + "@/pointer/of/the/member");
    }
    return new InjectedMutation(rule, pointer);
  }

  /** The exchanges, with the drift in every successful response that has the member. */
  public ExchangeSource into(ExchangeSource recordings) {
    return (Consumer<Exchange> consumer) ->
        recordings.forEach(exchange -> consumer.accept(into(exchange)));
  }

  public boolean is(Drift found) {
    return found.rule() == rule
        // An invariant may be reported at another member.
        && (rule == Rule.INVARIANT_VIOLATED || found.pointer().equals(pointer));
  }

  /** The exchange, with the drift if it is a successful response that has the member. */
  public Exchange into(Exchange exchange) {
    Response response = exchange.response();
    Integer status = response.status();
    if (status == null || status / 100 != 2 || response.body() == null) {
      return exchange;
    }
    UnaryOperator<Response> whole = Rules.of(rule).responseInjection();
    Response drifted =
        whole == null
            ? new Response(status, response.headers(), change(response.body()))
            : whole.apply(response);
    return new Exchange(exchange.source(), exchange.recordedAt(), exchange.request(), drifted);
  }

  private byte[] change(byte[] body) {
    JsonText read = JsonReader.read(body);
    return read.value() == null || !read.complete()
        ? body
        : JsonWriter.bytes(change(read.value(), JsonPointer.names(pointer)));
  }

  private Json change(Json value, List<String> path) {
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (name.equals("*") && value instanceof JsonArray array && !rest.isEmpty()) {
      return Json.of(array.elements().stream().map(each -> change(each, rest)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    if (name.equals("*") && !rest.isEmpty()) {
      Map<String, Json> members = object.members();
      members.replaceAll((each, member) -> change(member, rest));
      return JsonObject.of(members);
    }
    Json member = object.get(name);
    if (!rest.isEmpty()) {
      return member == null ? object : object.with(name, change(member, rest));
    }
    RuleDefinition.MemberInjection injection = Rules.of(rule).memberInjection();
    return injection == null || (member == null && rule != Rule.MEMBER_UNDECLARED)
        ? object
        : injection.apply(object, name, member == null ? JsonNull.NULL : member);
  }
}
