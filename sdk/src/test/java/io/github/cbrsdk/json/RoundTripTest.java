package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server sends instead of what it should, nothing of it is lost. */
class RoundTripTest {
  private static final ObjectMapper JUDGE =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();
  private static final Pattern NUMBER =
      Pattern.compile("(?<=[:,\\[])-?[0-9]+([.][0-9]+)?(E[+-]?[0-9]+)?(?=[],}])");
  private static final List<String> SPELLINGS =
      List.of(
          "1e3", "1E3", "1e+3", "-0", "-0.0", "0e0", "40.0", "4.0e1", "0.10", "1e-7", "-1.50E-02");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> BODIES = Bodies.recorded();

  @Property
  void whatIsReadIsWrittenBack(@ForAll("mutants") String body) throws Exception {
    ShowBackupResponse read = ShowBackupResponse.fromJson(body);

    assertThat(JUDGE.readTree(read.toJson()).equals(JUDGE.readTree(body))).isTrue();
    assertThat(numbers(read.toJson())).isEqualTo(numbers(body));
    assertThat(ShowBackupResponse.fromJson(read.toJson())).isEqualTo(read).hasSameHashCodeAs(read);
  }

  @Property
  void whateverIsReadCanBeInspectedAndGoesThroughAnObjectMapper(@ForAll("mutants") String body)
      throws Exception {
    ObjectMapper users = new ObjectMapper();
    ShowBackupResponse read = users.readValue(body, ShowBackupResponse.class);

    assertThat(read).isEqualTo(ShowBackupResponse.fromJson(body));
    assertThat(read.discrepancies()).isNotNull();
    assertThat(JUDGE.readTree(users.writeValueAsString(read)).equals(JUDGE.readTree(body)))
        .isTrue();
  }

  @Provide
  Arbitrary<String> mutants() {
    return Arbitraries.randomValue(RoundTripTest::mutant);
  }

  private static String mutant(Random random) {
    try {
      JsonNode body = JUDGE.readTree(BODIES.get(random.nextInt(BODIES.size())));
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutate(body, random);
      }
      return respelled(body.toString(), random);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void mutate(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    if (at instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name =
          names.isEmpty() || random.nextInt(4) == 0
              ? name(random)
              : names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + name(random), value(random, 3));
        default -> object.set(name, value(random, 3));
      }
    } else if (at instanceof ArrayNode array) {
      mutate(array, random);
    }
  }

  private static void mutate(ArrayNode array, Random random) {
    int at = random.nextInt(array.size() + 1);
    if (at == array.size()) {
      array.add(value(random, 3));
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> array.insert(at, value(random, 3));
      case 1 -> array.remove(at);
      case 2 -> array.set(at, value(random, 3));
      default -> array.add(array.remove(at));
    }
  }

  /** With numbers as only a server would write them; a tree cannot hold them. */
  private static String respelled(String json, Random random) {
    return NUMBER
        .matcher(json)
        .replaceAll(
            number ->
                random.nextInt(4) == 0
                    ? SPELLINGS.get(random.nextInt(SPELLINGS.size()))
                    : number.group());
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(BigInteger.valueOf(random.nextInt(200) - 100));
      case 3 -> NODES.numberNode(new BigInteger(120, random).negate());
      case 4 ->
          NODES.numberNode(new BigDecimal(new BigInteger(90, random), random.nextInt(60) - 30));
      case 5 ->
          NODES.numberNode(
              new BigDecimal(List.of("40.0", "0.1", "1E+3", "-0.0").get(random.nextInt(4))));
      case 6 -> NODES.textNode(text(random));
      case 7 -> {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(name(random), value(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      int point = random.nextInt(random.nextInt(3) == 0 ? 0x10ffff : 0x80);
      text.appendCodePoint(point);
    }
    return text.toString();
  }

  /** Without half characters, which the JSON parser does not accept in a name. */
  private static String name(Random random) {
    return text(random).replaceAll("\\p{Cs}", "?");
  }

  /** The numbers as they are written, so that 40.0 and 40 are told apart. */
  private static List<String> numbers(String json) throws Exception {
    List<String> numbers = new ArrayList<>();
    try (var parser = JUDGE.createParser(json)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          numbers.add(parser.getText());
        }
      }
    }
    return numbers;
  }
}
