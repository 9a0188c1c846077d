package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Member;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What shows only over many exchanges: members that never come. Of a few exchanges nothing is said,
 * since what is absent there may well be in the next.
 */
final class PresenceRules {
  /** Below that many objects, that a member is in none of them says nothing. */
  static final int ENOUGH = 20;

  private final EffectiveContract contract;
  private final Settings settings;
  private final Map<List<String>, MemberStatistics> seen = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  PresenceRules(EffectiveContract contract, Settings settings, List<MemberStatistics> members) {
    this.contract = contract;
    this.settings = settings;
    for (MemberStatistics each : members) {
      seen.put(List.of(each.operation(), each.schema(), each.pointer()), each);
    }
  }

  List<Finding> findings() {
    for (Operation operation : contract.operations()) {
      Set<String> bodies = new HashSet<>();
      for (ResponseContract response : operation.responses().values()) {
        Schema body = response.json();
        if (body != null) {
          String name = body.name().orElse(body.location().pointer());
          if (bodies.add(name)) {
            Member.of(body).forEach(member -> member(operation, name, member));
          }
        }
      }
    }
    return findings;
  }

  private void member(Operation operation, String body, Member member) {
    MemberStatistics known = seen.get(List.of(operation.id(), body, member.pointer()));
    if (known == null || known.present() + known.nulls() > 0 || known.absent() < ENOUGH) {
      return;
    }
    ContractLocation requiredAt = member.requiredAt();
    boolean required = requiredAt != null;
    Rule rule = required ? Rule.MEMBER_VANISHED : Rule.NEVER_OBSERVED;
    Drift drift =
        new Drift(
            rule,
            settings.impact(rule, rule.impact()),
            operation.id(),
            member.pointer(),
            requiredAt == null ? member.schema().location() : requiredAt,
            required ? "the member in every answer" : "the member in some answers",
            "in none of them",
            "",
            null);
    findings.add(
        new Finding(drift, List.of(), SdkEffect.NONE, known.absent(), known.absent(), List.of()));
  }
}
