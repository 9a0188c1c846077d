package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Finding;
import java.util.List;

/** What to do about a finding, in a sentence. */
final class Remediation {
  private Remediation() {}

  static String on(Finding finding) {
    if (!finding.editions().isEmpty()) {
      return "It conforms to %s: check with --edition, or tell the service's owner."
          .formatted(editions(finding.editions()));
    }
    String place = finding.drift().contract().toString();
    return switch (finding.rule()) {
      case MEMBER_UNDECLARED -> "If it is meant, declare the member near %s.".formatted(place);
      case ENUM_VALUE_UNDECLARED -> "If it is meant, list the value at %s.".formatted(place);
      case MEMBER_MISSING, MEMBER_VANISHED ->
          "Tell the service's owner; if it is meant, no longer require the member at %s."
              .formatted(place);
      case NULL_UNDECLARED ->
          "Tell the service's owner; if it is meant, allow null at %s.".formatted(place);
      case STATUS_UNDECLARED, MEDIA_TYPE_UNDECLARED ->
          "See what stands between you and the service, such as a proxy; if it is the service"
              + " itself and meant, declare it at %s.".formatted(place);
      case JSON_MALFORMED, JSON_DUPLICATE_MEMBER, BODY_MISSING ->
          "Tell the service's owner, or whoever runs the proxy before it: clients cannot rely on"
              + " such a body.";
      case SECRET_ECHOED -> "Tell the service's owner at once, and renew the credential.";
      case SDK_LOSS -> "Report it to this project: the SDK must not lose anything.";
      case NEVER_OBSERVED -> "Check a response that shows it.";
      default ->
          "Tell the service's owner; if it is meant, change the contract at %s.".formatted(place);
    };
  }

  private static String editions(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? "edition " + names.get(0)
        : "the editions %s and %s"
            .formatted(String.join(", ", names.subList(0, last)), names.get(last));
  }
}
