package io.github.cbrsdk.conformance.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
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
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Placeholder of a repeated name, which a tree cannot hold. */
  private static final String TWIN = "twin-of-the-next-member";

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
    boolean whole =
        switch (rule) {
          case STATUS_UNDECLARED, MEDIA_TYPE_UNDECLARED, BODY_MISSING, JSON_MALFORMED -> true;
          case JSON_DUPLICATE_MEMBER,
              NUMBER_FORM,
              MEMBER_MISSING,
              MEMBER_UNDECLARED,
              TYPE_CHANGED,
              NULL_UNDECLARED,
              ENUM_VALUE_UNDECLARED,
              FORMAT_CHANGED,
              RANGE_EXCEEDED,
              INVARIANT_VIOLATED ->
              false;
          default -> throw new IllegalArgumentException("A " + id + " cannot be injected");
        };
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
    Response drifted =
        switch (rule) {
          case STATUS_UNDECLARED -> new Response(299, response.headers(), response.body());
          case MEDIA_TYPE_UNDECLARED -> asWebPage(response);
          case BODY_MISSING -> new Response(status, response.headers(), null);
          case JSON_MALFORMED -> withTrailingText(response, response.body());
          default -> new Response(status, response.headers(), change(response.body()));
        };
    return new Exchange(exchange.source(), exchange.recordedAt(), exchange.request(), drifted);
  }

  private static Response asWebPage(Response response) {
    List<Header> headers = new ArrayList<>(response.headers().all());
    headers.removeIf(header -> header.name().equalsIgnoreCase("Content-Type"));
    headers.add(new Header("Content-Type", "text/html"));
    return new Response(response.status(), Headers.of(headers), "<html></html>".getBytes(UTF_8));
  }

  private static Response withTrailingText(Response response, byte[] body) {
    byte[] longer = Arrays.copyOf(body, body.length + 1);
    longer[body.length] = ']';
    return new Response(response.status(), response.headers(), longer);
  }

  private byte[] change(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      String name = JsonPointer.name(pointer);
      owners(root, JsonPointer.parent(pointer)).forEach(owner -> change(owner, name));
      return JSON.writeValueAsString(root).replace(TWIN, name).getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      return body;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(ObjectNode owner, String name) {
    JsonNode value = owner.get(name);
    if (rule == Rule.MEMBER_UNDECLARED) {
      owner.put(name, "injected");
    } else if (value != null) {
      replace(owner, name, value);
    }
  }

  private void replace(ObjectNode owner, String name, JsonNode value) {
    switch (rule) {
      case MEMBER_MISSING -> owner.remove(name);
      case JSON_DUPLICATE_MEMBER -> owner.set(TWIN, value);
      case NULL_UNDECLARED -> owner.putNull(name);
      case TYPE_CHANGED ->
          owner.set(name, value.isTextual() ? NODES.numberNode(1) : NODES.textNode("1"));
      case NUMBER_FORM ->
          owner.set(name, new DecimalNode(new BigDecimal(value.asText("0") + ".0")));
      case RANGE_EXCEEDED -> owner.put(name, Long.MAX_VALUE);
      case INVARIANT_VIOLATED -> owner.put(name, another(value.asText()));
      default -> owner.put(name, "injected");
    }
  }

  /** Another text of the same form. */
  private static String another(String text) {
    StringBuilder other = new StringBuilder();
    text.chars().forEach(c -> other.append(c >= '0' && c < '9' ? (char) (c + 1) : (char) c));
    return other.toString();
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
