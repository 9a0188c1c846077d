package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes a sample until an invariant holds, or does not: one value, then two values at a time,
 * each to others that its own schema allows, so that nothing but the relation changes. The values
 * come from the rule and from the sample.
 */
public final class InvariantSearch {
  private static final int MAX_CHANGES = 1_000;
  private static final int MAX_PAIRS = 2_000;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_COPIES = 100;
  private static final Pattern NAME =
      Pattern.compile("(?<!\\b(?:request|response))[.]([A-Za-z_][A-Za-z0-9_]*)\\b(?!\\()");
  private static final Pattern HEADER =
      Pattern.compile("\\bresponse[.](?:headers|values)(?:[.]|\\[['\"])([A-Za-z0-9_-]+)");
  private static final Pattern TEXT = Pattern.compile("(['\"])(.*?)\\1");
  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,15}\\b");

  private final Validation validation;
  private final String pointer;
  private final SampleExchange sample;
  private final InvariantEvaluator evaluator;
  private final String rule;
  private final List<ValueLocation> locations;
  private final List<Change> changes = new ArrayList<>();

  private record Change(Object location, UnaryOperator<SampleExchange> change) {}

  /** The changes of a sample that may break an invariant about the value at a pointer. */
  public InvariantSearch(
      Validation validation, String pointer, SampleExchange sample, InvariantEvaluator evaluator) {
    this.validation = validation;
    this.pointer = pointer;
    this.sample = sample;
    this.evaluator = evaluator;
    this.rule = validation.rule();
    this.locations = sample.locations();
    collect();
  }

  /** The names that a rule mentions. */
  public static Set<String> mentioned(String rule) {
    Set<String> names = new HashSet<>();
    for (Matcher matcher = NAME.matcher(rule); matcher.find(); ) {
      names.add(matcher.group(1));
    }
    TEXT.matcher(rule).results().forEach(text -> names.add(text.group(2)));
    return names;
  }

  /**
   * Changed sample exchanges in which the invariant holds, or does not. Those with one change come
   * first, before those with two.
   */
  public Stream<SampleExchange> where(boolean holds) {
    return Stream.concat(changed(), changedTwice())
        .filter(each -> holds != evaluator.isFalse(validation, pointer, sample, each));
  }

  /** Sample exchanges with one change in which the invariant does not hold. */
  Stream<SampleExchange> broken() {
    return changed().filter(each -> evaluator.isFalse(validation, pointer, each, each));
  }

  private Stream<SampleExchange> changed() {
    return changes.stream().limit(MAX_CHANGES).map(each -> each.change().apply(sample));
  }

  private Stream<SampleExchange> changedTwice() {
    List<Change> all = changes.stream().limit(MAX_CHANGES).toList();
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(i -> IntStream.range(0, i).mapToObj(j -> List.of(all.get(j), all.get(i))))
        .filter(pair -> !pair.get(0).location().equals(pair.get(1).location()))
        .limit(MAX_PAIRS)
        .map(pair -> pair.get(1).change().apply(pair.get(0).change().apply(sample)));
  }

  private void collect() {
    Set<String> names = mentioned(rule);
    sample.pathValues().keySet().stream().filter(names::contains).sorted().forEach(this::path);
    for (Header header : sample.headers()) {
      if (names.contains(header.name())) {
        texts(header.value())
            .filter(other -> allowsHeader(header.name(), other))
            .forEach(
                other ->
                    add(
                        "header " + header.name(),
                        each -> each.changedHeader(header.name(), other)));
      }
    }
    for (Matcher header = HEADER.matcher(rule); header.find(); ) {
      String name = header.group(1);
      String value = sample.header(name).orElse("text");
      add("header " + name, each -> each.addedHeader(name, value));
    }
    boolean any = names.isEmpty() && changes.isEmpty();
    List<ValueLocation> inside =
        locations.stream().filter(each -> each.isAtOrBelow(pointer)).toList();
    inside.stream()
        .filter(location -> any || names.contains(String.valueOf(location.name())))
        .sorted(Comparator.comparingInt(location -> -location.path().size()))
        .forEach(this::value);
    for (ValueLocation location : inside) {
      if (location.isObject()) {
        location.schema().properties().entrySet().stream()
            .filter(member -> any || names.contains(member.getKey()))
            .forEach(member -> presence(location, member.getKey(), member.getValue()));
      }
    }
  }

  private void value(ValueLocation location) {
    others(location.schema(), location.value())
        .forEach(other -> add(location.path(), each -> each.changed(location.path(), other)));
  }

  /** An optional member that is there is left out, and one that is not is added. */
  private void presence(ValueLocation location, String name, Schema schema) {
    List<Object> path = new ArrayList<>(location.path());
    path.add(name);
    if (location.value().get(name) == null) {
      Json made = SampleValues.value(schema, null);
      Stream.concat(Stream.of(made), others(schema, made))
          .forEach(other -> add(path, each -> each.changed(path, other)));
    } else if (!location.schema().required().containsKey(name)) {
      add(path, each -> each.changed(path, null));
    }
  }

  private void path(String name) {
    String value = sample.pathValues().getOrDefault(name, "1");
    texts(value)
        .filter(other -> !other.isEmpty() && other.matches("[A-Za-z0-9_.-]+"))
        .forEach(other -> add("path " + name, each -> each.changedPath(name, other)));
  }

  private boolean allowsHeader(String name, String value) {
    Schema schema = sample.contract().headers().get(name);
    return value.strip().equals(value)
        && !value.isEmpty()
        && (schema == null || SchemaLimits.allowText(schema, value));
  }

  private void add(Object target, UnaryOperator<SampleExchange> change) {
    changes.add(new Change(target, change));
  }

  /** Other values than that one, which the schema allows. */
  private Stream<Json> others(Schema schema, Json value) {
    Stream<Json> listed = schema.listedTexts().stream().map(JsonString::new);
    Stream<Json> shown = locations.stream().map(ValueLocation::value).filter(Json::isScalar);
    return Stream.of(
            listed,
            value instanceof JsonNumber ? numbers(value) : Stream.<Json>empty(),
            texts(value.text()).map(JsonString::new),
            numbers(value),
            shown,
            Stream.of(JsonBoolean.of(value != JsonBoolean.TRUE), JsonNull.NULL),
            arrays(schema, value))
        .<Json>flatMap(each -> each)
        .filter(other -> !other.equals(value))
        .filter(other -> SchemaLimits.allow(schema, other))
        .distinct();
  }

  private Stream<Json> arrays(Schema schema, Json value) {
    Schema items = schema.items();
    if (!(value instanceof JsonArray) || (items == null && value.size() == 0)) {
      return Stream.empty();
    }
    Json element =
        items == null || value.size() > 0
            ? value.elements().get(0)
            : SampleValues.value(items, null);
    return Stream.concat(Stream.of(0L, 2L), numbers())
        .filter(copies -> copies >= 0 && copies <= MAX_COPIES)
        .map(copies -> JsonArray.of(Collections.nCopies(copies.intValue(), element)));
  }

  /** Texts near a text, those of the rule, and those of the lengths that the rule mentions. */
  private Stream<String> texts(String text) {
    return Stream.of(
            withOtherCharacters(text),
            TEXT.matcher(rule).results().map(found -> found.group(2)),
            sample.pathValues().values().stream(),
            Stream.of(
                String.valueOf(sample.status()),
                "",
                "text",
                text + "x",
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT)),
            numbers()
                .filter(length -> length > 0 && length <= MAX_TEXT)
                .map(length -> "x".repeat(length.intValue())))
        .flatMap(each -> each)
        .filter(other -> !other.equals(text));
  }

  /** The text with one of its characters replaced: ids of others, times before and after. */
  private static Stream<String> withOtherCharacters(String text) {
    return Stream.of(0, text.length() / 2, text.length() - 1)
        .distinct()
        .filter(index -> index >= 0 && index < text.length())
        .filter(index -> Character.isLetterOrDigit(text.charAt(index)))
        .flatMap(
            index ->
                Stream.of("0", "1", "2", "3", "4", "9", "a", "b")
                    .map(digit -> text.substring(0, index) + digit + text.substring(index + 1)));
  }

  private Stream<Json> numbers(Json value) {
    Stream<Long> near =
        value instanceof JsonNumber number && number.isLong()
            ? Stream.of(number.longValue() - 1, number.longValue() + 1, number.longValue() * 2)
            : Stream.empty();
    return Stream.of(
            numbers(),
            Stream.of((long) sample.status()),
            near,
            Stream.of(0L, 1L, 7L, -1L, 1000L, 1_000_000L))
        .flatMap(each -> each)
        .map(Json::of);
  }

  /** The numbers in the rule and their neighbours. */
  private Stream<Long> numbers() {
    return NUMBER
        .matcher(rule)
        .results()
        .map(number -> Long.parseLong(number.group()))
        .flatMap(number -> Stream.of(number, number - 1, number + 1));
  }
}
