package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Drifts of the relations between values that the contract states: each value that a rule mentions
 * is changed to others that its own schema allows, so that nothing but the relation breaks.
 */
final class RelationDrifts {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[.]([A-Za-z_][A-Za-z0-9_]*)\\b(?!\\()");
  private static final Pattern TEXT = Pattern.compile("(['\"])(.*?)\\1");
  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,15}\\b");
  private static final Pattern PATH_VALUE =
      Pattern.compile("request[.]path[.]([A-Za-z_][A-Za-z0-9_]*)");

  private RelationDrifts() {}

  static Stream<Injection> of(Exemplar exemplar) {
    List<Injection> all = new ArrayList<>();
    List<Validation> ofResponse = new ArrayList<>(exemplar.operation().validations());
    ofResponse.addAll(exemplar.contract().validations());
    List<Site> sites = exemplar.sites();
    for (Validation validation : ofResponse) {
      // What it says of credentials is broken by SecretDrifts.
      if (!validation.rule().contains("request.token")) {
        add(exemplar, validation, "", sites, all);
      }
    }
    for (Site site : sites) {
      List<Site> inside = sites.stream().filter(each -> each.isIn(site)).toList();
      for (Validation validation : site.schema().validations()) {
        add(exemplar, validation, site.pointer(), inside, all);
      }
    }
    return all.stream();
  }

  /** The names that a rule mentions. */
  static Set<String> mentioned(String rule) {
    Set<String> names = new HashSet<>();
    for (Matcher matcher = NAME.matcher(rule); matcher.find(); ) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static void add(
      Exemplar exemplar,
      Validation validation,
      String pointer,
      List<Site> sites,
      List<Injection> all) {
    Set<String> mentioned = mentioned(validation.rule());
    List<Site> mentionedSites =
        sites.stream().filter(site -> mentioned.contains(String.valueOf(site.name()))).toList();
    if (mentionedSites.stream()
        .anyMatch(
            site ->
                site.value().isArray()
                    && site.value().isEmpty()
                    && mentionedSites.stream().noneMatch(other -> isFilled(site, other)))) {
      // What it says of elements cannot be broken where there are none.
      return;
    }
    Set<String> pathValues = new LinkedHashSet<>();
    for (Matcher matcher = PATH_VALUE.matcher(validation.rule()); matcher.find(); ) {
      pathValues.add(matcher.group(1));
    }
    Supplier<Stream<Exchange>> exchanges =
        () ->
            Stream.concat(
                pathValues.stream().flatMap(name -> otherPath(exemplar, name)),
                mentionedSites.stream()
                    .sorted(Comparator.comparingInt(site -> -site.path().size()))
                    .filter(site -> site.value().isValueNode())
                    .flatMap(site -> otherValues(exemplar, site, validation.rule())));
    all.add(injection(exemplar, validation, pointer, exchanges));
    all.addAll(NeighbourDrifts.of(exemplar, validation, pointer, mentionedSites));
  }

  /** Whether the other one is an array of the same name that has elements. */
  private static boolean isFilled(Site empty, Site other) {
    return String.valueOf(other.name()).equals(empty.name())
        && other.value().isArray()
        && !other.value().isEmpty();
  }

  private static Injection injection(
      Exemplar exemplar,
      Validation validation,
      String pointer,
      Supplier<Stream<Exchange>> exchanges) {
    Rule rule = validation.reports();
    return new Injection(
        rule,
        validation.id(),
        exemplar,
        Set.of(new Expected(rule, pointer)),
        validation.location(),
        Set.of(),
        exchanges);
  }

  private static Stream<Exchange> otherPath(Exemplar exemplar, String name) {
    String value = exemplar.pathValues().getOrDefault(name, "1");
    return others(value).map(other -> exemplar.withPathValue(name, other));
  }

  private static Stream<Exchange> otherValues(Exemplar exemplar, Site site, String rule) {
    return others(site, rule).map(other -> exemplar.withValue(site, other));
  }

  /** Other values than that of a site, which its own schema allows: some, and those of the rule. */
  static Stream<JsonNode> others(Site site, String rule) {
    Stream<JsonNode> texts =
        Stream.concat(others(site.value().asText()), texts(rule)).map(NODES::textNode);
    Stream<JsonNode> numbers =
        Stream.concat(Stream.of(0L, 1L, 7L, -1L, 1000L), numbers(rule)).map(NODES::numberNode);
    return Stream.concat(texts, numbers)
        .filter(other -> !other.equals(site.value()))
        .filter(other -> Limits.allow(site.schema(), other));
  }

  private static Stream<String> texts(String rule) {
    return TEXT.matcher(rule).results().map(text -> text.group(2));
  }

  /** The numbers in a rule and their neighbours, one of which breaks it. */
  private static Stream<Long> numbers(String rule) {
    return NUMBER
        .matcher(rule)
        .results()
        .map(number -> Long.parseLong(number.group()))
        .flatMap(number -> Stream.of(number, number - 1, number + 1));
  }

  /** The text with one of its digits replaced: ids of others, times before and after. */
  private static Stream<String> others(String text) {
    return Stream.of(0, text.length() / 2)
        .filter(index -> index < text.length() && Character.isLetterOrDigit(text.charAt(index)))
        .flatMap(
            index ->
                Stream.of("0", "1", "2", "3", "4", "9", "a", "b")
                    .map(digit -> text.substring(0, index) + digit + text.substring(index + 1)))
        .filter(other -> !other.equals(text));
  }
}
