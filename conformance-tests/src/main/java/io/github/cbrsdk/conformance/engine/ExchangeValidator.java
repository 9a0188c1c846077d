package io.github.cbrsdk.conformance.engine;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_MODIFIED;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates all rules on exchanges, one after the other, and counts. For one thread. */
public final class ExchangeValidator {
  private static final String NO_OPERATION =
      "no operation of the contract has this method and path";
  private static final String NO_BODY = "it has neither a request nor a body";
  private static final String NO_STATUS = "its status is not known";
  private static final Omission NOT_MODIFIED =
      new Omission("status 304: not modified, so there is nothing to check", true);
  private static final String NO_SCHEMA = "the body fits none of the contract's schemas";

  private static final int TOO_MANY_REQUESTS = 429;

  private final Editions editions;
  private final ResponseMatcher matcher;
  private final List<ExchangeRule> rules = new ArrayList<>();
  private final RunStatistics counts;
  private final Set<ResponseDefinition> observed = new HashSet<>();
  private final Settings settings;
  private final RecordingAge age;
  private final DriftsByEdition drifts;
  private final List<EndpointRule> endpointRules;

  private final Set<String> servers = new HashSet<>();

  /** The node for requests that no operation declares. */
  private final SchemaNode elsewhere;

  private long serial;

  /**
   * A validator of exchanges.
   *
   * @param rules those that belong to the layers of the settings
   * @param sdk measures the effect of the violations on a user of an SDK, if the settings ask for
   *     it
   */
  public ExchangeValidator(Editions editions, Settings settings, RuleSet rules, ExchangeRule sdk) {
    this.settings = settings;
    this.age = new RecordingAge(settings.oldest());
    Set<Layer> layers = settings.layers();
    this.editions = editions;
    this.matcher = new ResponseMatcher(editions);
    this.drifts = new DriftsByEdition(editions);
    this.counts = new RunStatistics(editions.size());
    this.endpointRules = rules.ofEndpoints();
    for (int i = 0; i < editions.size(); i++) {
      editions.contract(i).operations().stream()
          .flatMap(operation -> operation.path().servers().stream())
          .forEach(url -> servers.add(url.toLowerCase(Locale.ROOT)));
    }
    this.elsewhere = SchemaNode.root(editions, "", new Schema[editions.size()]);
    this.rules.addAll(rules.ofResponse());
    if (layers.contains(Layer.HTTP)) {
      this.rules.add(HeaderValues::evaluate);
    }
    if (layers.contains(Layer.SCHEMA)) {
      this.rules.add(new SchemaWalker(rules.ofValues())::walk);
    }
    this.rules.addAll(rules.ofWhole());
    this.rules.add(layers.contains(Layer.SDK) ? sdk : ExchangeContext::sdkNotMeasured);
  }

  /**
   * Checks an exchange; throws for none, unless the contract or the check itself is at fault.
   *
   * @throws ContractException if the contract states what cannot be checked in reasonable time
   */
  public CheckedExchange check(Exchange exchange) {
    return FaultContext.check(exchange, this::evaluate);
  }

  private CheckedExchange evaluate(Exchange exchange) {
    Omission omission = age.apply(exchange).omission();
    if (omission != null && !lacksNothing(exchange, omission)) {
      return leftOut(exchange, omission);
    }
    Request request = exchange.request();
    return request == null ? body(exchange) : response(exchange, request);
  }

  /** Whether all of a response is known but its body, and the contract declares none for it. */
  private boolean lacksNothing(Exchange exchange, Omission omission) {
    Request request = exchange.request();
    Integer status = exchange.response().status();
    Editions.Call call = request == null ? null : editions.call(request);
    if (!omission.partial() || !age.accepts(exchange) || call == null || status == null) {
      return false;
    }
    ResponseDefinition definition = matcher.of(call.operation(), status, "", null);
    boolean hasHeaders = !exchange.response().headers().all().isEmpty();
    return definition.withContent() == 0 && (hasHeaders || definition.undeclared() != 0);
  }

  private CheckedExchange response(Exchange exchange, Request request) {
    Editions.Call call = editions.call(request);
    if (call == null) {
      return notChecked(exchange, NO_OPERATION);
    }
    Integer status = exchange.response().status();
    if (status == null) {
      return notChecked(exchange, NO_STATUS);
    }
    if (status == HTTP_NOT_MODIFIED && !call.operation().declares(status)) {
      return leftOut(exchange, NOT_MODIFIED);
    }
    String type = MediaType.of(exchange.response().headers().first("Content-Type"));
    ResponseDefinition definition = matcher.of(call.operation(), status, type, null);
    JsonText json = BodyReader.read(exchange.response(), definition);
    if (definition.undeclared() != 0 && json != null && json.value() != null) {
      definition = matcher.of(call.operation(), status, type, json.value());
    }
    return inspect(exchange, definition, call.variables(), json);
  }

  private CheckedExchange body(Exchange exchange) {
    byte[] body = exchange.response().body();
    if (body == null) {
      return notChecked(exchange, NO_BODY);
    }
    JsonText json = JsonReader.read(body);
    Json value = json.value();
    ResponseDefinition definition = value == null ? matcher.firstSuccess() : matcher.ofBody(value);
    if (definition == null) {
      String reason = json.beyondLimits();
      return notChecked(exchange, reason == null ? NO_SCHEMA : reason);
    }
    return inspect(exchange, definition, Map.of(), json);
  }

  private CheckedExchange inspect(
      Exchange exchange,
      ResponseDefinition definition,
      Map<String, String> variables,
      @Nullable JsonText json) {
    if (json != null && json.beyondLimits() != null) {
      return notChecked(exchange, json.beyondLimits());
    }
    ExchangeContext context =
        new ExchangeContext(editions, settings, exchange, serial++, definition, variables, json);
    rules.forEach(rule -> rule.evaluate(context));
    if (definition.compared() != null && settings.layers().contains(Layer.INVARIANTS)) {
      counts.history().add(context);
    }
    counts.addExchange(context.driftedEditions(), context.brokenEditions());
    long unjudged = unjudged(context);
    counts.addUnjudged(unjudged);
    String host = exchange.request() == null ? null : exchange.request().host();
    if (host != null) {
      counts.addHost(host, 1);
    }
    if (isRefused(exchange)) {
      counts.addRefused();
    }
    observed.add(definition);
    return context.checked(unjudged, drifts);
  }

  /**
   * Mask of the editions by which a body is not validated, since they do not declare the status or
   * the media type, or describe another kind of body, and it is not JSON that one of their schemas
   * describes.
   */
  private static long unjudged(ExchangeContext context) {
    if (!context.hasBody()) {
      return 0;
    }
    ResponseDefinition definition = context.definition();
    long undeclared = definition.undeclared();
    if (definition.status() != null) {
      String type = context.exchange().response().headers().first("Content-Type");
      undeclared |= definition.undeclared(MediaType.of(type));
      undeclared |= definition.unread(MediaType.of(type));
    }
    SchemaNode node = definition.body();
    return undeclared & ~(node == null || !context.isFlawless() ? 0 : node.declared());
  }

  /** Whether the service did not let the caller in or failed, although it was not required to. */
  private static boolean isRefused(Exchange exchange) {
    Integer status = exchange.response().status();
    return status != null
        && exchange.requiredStatus() == null
        && (status == HTTP_UNAUTHORIZED
            || status == HTTP_FORBIDDEN
            || status == TOO_MANY_REQUESTS
            || status / 100 == 5);
  }

  private CheckedExchange notChecked(Exchange exchange, String reason) {
    return leftOut(exchange, new Omission(reason, false));
  }

  private CheckedExchange leftOut(Exchange exchange, Omission why) {
    if (why.skipped()) {
      counts.addSkipped(why.reason());
    } else {
      counts.addNotChecked(why.reason());
    }
    boolean isPartial = why.partial() && age.accepts(exchange);
    return new CheckedExchange(
        exchange, null, why, isPartial ? partly(exchange) : undeclared(exchange));
  }

  /** The drifts of an exchange of which the request and the status alone are known. */
  private Map<String, List<Drift>> partly(Exchange exchange) {
    Request request = exchange.request();
    Integer status = exchange.response().status();
    Editions.Call call = request == null ? null : editions.call(request);
    if (call == null || status == null) {
      return undeclared(exchange);
    }
    ResponseDefinition definition = matcher.of(call.operation(), status, "", null);
    ExchangeContext context =
        new ExchangeContext(
            editions, settings, exchange, serial++, definition, call.variables(), null);
    rules.stream().filter(each -> !each.needsResponse()).forEach(each -> each.evaluate(context));
    context.sdkNotMeasured();
    return drifts.of(context.found());
  }

  /** The drifts of an exchange that no operation declares. */
  private Map<String, List<Drift>> undeclared(Exchange exchange) {
    Request request = exchange.request();
    if (request == null || (exchange.response().status() == null && exchange.omission() == null)) {
      return editions.noDrifts();
    }
    List<FindingCount> found = new ArrayList<>();
    for (EndpointRule rule : endpointRules) {
      rule.evaluate(request, servers)
          .filter(violation -> editions.call(request) == null)
          .ifPresent(
              violation -> {
                FindingCount count =
                    elsewhere.finding(
                        violation.withImpact(settings),
                        edition ->
                            new Expectation(
                                "an operation of the contract",
                                editions.operations().get(0).any().location()));
                count.count(serial++, exchange.source());
                found.add(count);
              });
    }
    return found.isEmpty() ? editions.noDrifts() : drifts.of(found);
  }

  /** Everything counted so far. */
  public RunStatistics statistics() {
    RunStatistics statistics = new RunStatistics(editions.size());
    statistics.add(counts);
    matcher.addTo(statistics);
    elsewhere.addTo(statistics, "");
    observed.forEach(definition -> addStatuses(definition, statistics));
    return statistics;
  }

  private void addStatuses(ResponseDefinition definition, RunStatistics statistics) {
    for (int i = 0; i < editions.size(); i++) {
      ResponseContract response = definition.in(i);
      if (response != null && definition.status() != null) {
        statistics.addStatus(definition.operation().id(), response.status());
      }
    }
  }
}
