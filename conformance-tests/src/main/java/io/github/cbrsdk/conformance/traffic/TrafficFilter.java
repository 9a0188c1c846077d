package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the requests to check, since browsers and stubs record other traffic too.
 *
 * @param contract whose requests are checked; null for all
 * @param hosts of which one has to match the host of a request; empty for any host
 */
public record TrafficFilter(@Nullable EffectiveContract contract, List<Pattern> hosts) {
  static final TrafficFilter ALL = new TrafficFilter(null, List.of());

  static final Omission WEB_SOCKET =
      new Omission("protocol: a WebSocket, whose messages are not responses of HTTP", true);
  private static final Omission OTHER_HOST = new Omission("host: not one of --host", true);
  private static final Omission OTHER_METHOD =
      new Omission("method: the contract has the path, but not with this method", true);
  private static final Omission OTHER_PATH =
      new Omission("path: not declared in the contract", true);

  public TrafficFilter {
    hosts = List.copyOf(hosts);
  }

  public static TrafficFilter of(EffectiveContract contract) {
    return ALL.withContract(contract);
  }

  TrafficFilter withContract(EffectiveContract only) {
    return new TrafficFilter(only, hosts);
  }

  /** Adds a host, in which {@code *} matches any characters. */
  TrafficFilter withHost(String pattern) {
    List<Pattern> more = new ArrayList<>(hosts);
    String regex =
        Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    // Without a port it matches every port.
    more.add(Pattern.compile(regex + (pattern.contains(":") ? "" : "(:[0-9]+)?")));
    return new TrafficFilter(contract, more);
  }

  /** Why a request is skipped, or null if it is checked. */
  public @Nullable Omission omission(Request request) {
    String host = request.host();
    if (!hosts.isEmpty()
        && hosts.stream().noneMatch(each -> host != null && each.matcher(host).matches())) {
      return OTHER_HOST;
    }
    String url = request.url();
    if (url.regionMatches(true, 0, "ws://", 0, 5) || url.regionMatches(true, 0, "wss://", 0, 6)) {
      return WEB_SOCKET;
    }
    if (contract == null || contract.operation(request.method(), request.url()).isPresent()) {
      return null;
    }
    return operations().stream()
            .anyMatch(operation -> operation.path().match(request.url()).isPresent())
        ? OTHER_METHOD
        : OTHER_PATH;
  }

  /** The operations to check; empty if every request is checked. */
  List<Operation> operations() {
    return contract == null ? List.of() : contract.operations();
  }
}
