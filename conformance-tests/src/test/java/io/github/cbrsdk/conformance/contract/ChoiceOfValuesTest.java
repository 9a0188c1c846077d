package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.cli.OneResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.Yaml;

/**
 * Choices between schemas of which several may allow a value: null, a boolean, an empty object or
 * array. A validator of another make says how many do.
 */
class ChoiceOfValuesTest {
  private static final List<String> VALUES =
      List.of("null", "true", "false", "{}", "[]", "[1]", "['a']", "1", "5", "'a'", "''");

  private static final List<String> OPTIONS =
      List.of(
          "{type: 'null'}",
          "{$ref: '#/components/schemas/Nothing'}",
          "{$ref: '#/components/schemas/Text'}",
          "{$ref: '#/components/schemas/Either'}",
          "{const: null}",
          "{enum: [null, 1]}",
          "{enum: [true, 5]}",
          "{enum: [{}, []]}",
          "{type: [string, 'null']}",
          "{type: boolean}",
          "{type: [integer, 'null'], maximum: 4}",
          "{type: object}",
          "{type: array, items: {type: string}}",
          "{type: array, items: {type: integer}}",
          "{type: [array, 'null'], maxItems: 0}",
          "{not: {type: [string, 'null']}}",
          "{anyOf: [{$ref: '#/components/schemas/Either'}, {type: 'null'}]}",
          "{oneOf: [{type: string, minLength: 1}, {type: 'null'}]}",
          "{}");

  private static final String CONTRACT =
      OneResponse.text(
          """
          Nothing: {type: 'null'}
          Text: {type: string}
          Either: {oneOf: [{type: boolean}, {type: string, maxLength: 0}]}
          Value: %s
          """);

  @Provide
  Arbitrary<String> choices() {
    Arbitrary<String> options =
        Arbitraries.of(OPTIONS).list().ofMinSize(1).ofMaxSize(3).map(Object::toString);
    return Arbitraries.of(
            "{oneOf: OPTIONS}",
            "{anyOf: OPTIONS}",
            "{anyOf: [{oneOf: OPTIONS}, {type: 'null'}]}",
            "{oneOf: [{oneOf: OPTIONS}, {type: 'null'}]}",
            "{oneOf: [{anyOf: OPTIONS}, {type: boolean}]}",
            "{allOf: [{oneOf: OPTIONS}, {type: [object, array, boolean, 'null']}]}")
        .flatMap(form -> options.map(list -> form.replace("OPTIONS", list)));
  }

  @Property(tries = 200)
  void onlyValuesOfExactlyOneOptionKeepToOneOf(@ForAll("choices") String schema)
      throws IOException {
    Path file = Files.createTempFile("values", ".yaml");
    try {
      String contract = CONTRACT.formatted(schema);
      Function<String, List<Drift>> check = BodyCheck.of(Files.writeString(file, contract));
      Function<String, Boolean> isValid = validator(contract);
      for (String value : VALUES) {
        assertThat(check.apply(value).isEmpty())
            .as("%s: %s", schema, value)
            .isEqualTo(isValid.apply(value));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Function<String, Boolean> validator(String contract) {
    dev.harrel.jsonschema.Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    URI uri = URI.create("https://contract.example/values");
    validator.registerSchema(
        uri, new ObjectMapper().valueToTree(new Yaml().<Object>load(contract)).toString());
    return value ->
        validator
            .validate(URI.create(uri + "#/components/schemas/Value"), value.replace('\'', '"'))
            .isValid();
  }
}
