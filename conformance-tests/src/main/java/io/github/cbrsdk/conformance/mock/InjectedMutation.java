package io.github.cbrsdk.conformance.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.rule.RuleDefinition;
import io.github.cbrsdk.conformance.rule.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A drift that {@code serve --inject} puts into successful responses, to test clients.
 *
 * @param rule the rule that it violates
 * @param pointer JSON pointer of the member, {@code *} for all elements of an array; empty for the
 *     response as a whole
 */
public record InjectedMutation(Rule rule, String pointer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads {@code rule@pointer}.
   *
   * @throws IllegalArgumentException if there is no such rule, or it cannot be injected
   */
  public static InjectedMutation parse(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    String pointer = at < 0 ? "" : text.substring(at + 1);
    Rule rule =
        Rule.of(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no rule '" + id + "'"));
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

  /** Whether a drift is the injected one. */
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
    try {
      JsonNode root = JSON.readTree(body);
      String name = JsonPointer.name(pointer);
      owners(root, JsonPointer.parent(pointer)).forEach(owner -> change(owner, name));
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      return body;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(ObjectNode owner, String name) {
    JsonNode value = owner.get(name);
    RuleDefinition.MemberInjection injection = Rules.of(rule).memberInjection();
    if (injection != null && (value != null || rule == Rule.MEMBER_UNDECLARED)) {
      injection.apply(owner, name, value == null ? NullNode.getInstance() : value);
    }
  }

  private static List<ObjectNode> owners(@Nullable JsonNode node, String path) {
    List<ObjectNode> owners = new ArrayList<>();
    if (node instanceof ObjectNode object && path.isEmpty()) {
      owners.add(object);
    } else if (node != null && !path.isEmpty()) {
      int end = path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1);
      String step = path.substring(1, end);
      String rest = path.substring(end);
      if (step.equals("*")) {
        node.forEach(element -> owners.addAll(owners(element, rest)));
      } else {
        owners.addAll(owners(node.get(step), rest));
      }
    }
    return owners;
  }
}
