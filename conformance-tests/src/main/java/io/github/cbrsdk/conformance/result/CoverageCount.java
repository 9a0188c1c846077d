package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Member;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.rule.PresenceRule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the parts that an edition declares with those that were observed. */
final class CoverageCount {
  private final EffectiveContract contract;
  private final RunStatistics statistics;
  private final Map<List<String>, MemberStatistics> seen = new HashMap<>();
  private final Map<String, Boolean> members = new TreeMap<>();
  private final Map<String, Boolean> enumValues = new TreeMap<>();
  private final Map<String, Boolean> statuses = new TreeMap<>();
  private final Map<String, Boolean> envelopes = new TreeMap<>();
  private final List<Finding> absent = new ArrayList<>();
  private final Settings settings;
  private final List<PresenceRule> rules;

  private CoverageCount(EffectiveContract contract, RunStatistics statistics, Settings settings) {
    this.contract = contract;
    this.statistics = statistics;
    this.settings = settings;
    this.rules = Rules.presence(settings.layers());
  }

  static CoverageCount of(
      EffectiveContract contract, RunStatistics statistics, int edition, Settings settings) {
    CoverageCount count = new CoverageCount(contract, statistics, settings);
    for (MemberStatistics each : statistics.members(edition)) {
      count.seen.put(List.of(each.operation(), each.schema(), each.pointer()), each);
    }
    contract.operations().forEach(count::operation);
    return count;
  }

  /** Every member that is declared or was seen, sorted by operation, schema and pointer. */
  List<MemberStatistics> members() {
    List<MemberStatistics> all = new ArrayList<>(seen.values());
    all.sort(
        Comparator.comparing(MemberStatistics::operation)
            .thenComparing(MemberStatistics::schema)
            .thenComparing(MemberStatistics::pointer));
    return all;
  }

  List<Finding> absent() {
    return absent;
  }

  Coverage coverage() {
    return new Coverage(part(members), part(enumValues), part(statuses), part(envelopes));
  }

  private static Coverage.Part part(Map<String, Boolean> seen) {
    List<String> missing =
        seen.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey).toList();
    return new Coverage.Part(seen.size(), seen.size() - missing.size(), missing);
  }

  private void operation(Operation operation) {
    Set<String> bodies = new HashSet<>();
    for (ResponseContract response : operation.responses().values()) {
      statuses.put(
          operation.id() + " " + response.status(),
          statistics.hasStatus(operation.id(), response.status()));
      for (Schema body : response.jsonBodies()) {
        if (bodies.add(body.label())) {
          body(operation, body);
        }
      }
    }
  }

  private void body(Operation operation, Schema body) {
    for (Schema alternative : body.alternatives()) {
      String name = alternative.label();
      envelopes.merge(
          operation.id() + " " + name,
          statistics.hasAlternative(operation.id(), name),
          Boolean::logicalOr);
    }
    Map<String, Member> least = new LinkedHashMap<>();
    for (Member member : contract.members(body)) {
      member(operation, body, member);
      // What one option of a choice requires, another one need not have.
      least.merge(member.pointer(), member, (a, b) -> a.requiredAt() == null ? a : b);
    }
    least.values().forEach(member -> presence(operation, body, member));
  }

  private MemberStatistics statistics(Operation operation, Schema body, Member member) {
    return seen.computeIfAbsent(
        List.of(operation.id(), body.label(), member.pointer()),
        key ->
            new MemberStatistics(
                key.get(0), key.get(1), key.get(2), true, 0, 0, 0, Map.of(), Map.of()));
  }

  private void presence(Operation operation, Schema body, Member member) {
    MemberStatistics known = statistics(operation, body, member);
    for (PresenceRule rule : rules) {
      Finding finding = rule.check(member, known, settings);
      if (finding != null) {
        absent.add(finding);
      }
    }
  }

  private void member(Operation operation, Schema body, Member member) {
    MemberStatistics known = statistics(operation, body, member);
    String name = operation.id() + " " + member.pointer();
    members.merge(name, known.present() + known.nulls() > 0, Boolean::logicalOr);
    member
        .schema()
        .allowedValues()
        .ifPresent(
            allowed ->
                allowed
                    .strings()
                    .forEach(
                        value ->
                            enumValues.merge(
                                name + "=" + value,
                                known.values().containsKey(value),
                                Boolean::logicalOr)));
  }
}
