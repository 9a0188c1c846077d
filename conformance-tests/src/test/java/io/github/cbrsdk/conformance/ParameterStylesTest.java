package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of parameters in every style that OpenAPI defines beside the path. */
class ParameterStylesTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Items, version: '1'}
      paths:
        /items:
          get:
            parameters: [{name: p, %s}]
            responses: {'200': {description: OK}}
      """;

  private static final String OBJECT =
      "schema: {type: object, required: [a], additionalProperties: false, properties: {a: {type: integer},"
          + " b: {enum: [x, y]}, c: {type: array, items: {type: integer}}}}";

  private static final String MAP = "schema: {type: object, additionalProperties: {type: integer}}";

  private static final String LIST = "schema: {type: array, maxItems: 3, items: {type: integer}}";

  @TempDir private Path folder;

  private Contract contract(String parameter) throws IOException {
    return Contract.at(
        Files.writeString(
            folder.resolve("items.yaml"),
            CONTRACT.formatted(
                parameter.replace("OBJECT", OBJECT).replace("MAP", MAP).replace("LIST", LIST))));
  }

  /** What is wrong with a request: a query, or a header or cookie. */
  private List<String> problems(String parameter, String sent) throws IOException {
    List<Header> headers = new ArrayList<>(List.of(new Header("Host", "x.example")));
    String query = "";
    if (sent.contains(": ")) {
      headers.add(new Header(sent.replaceFirst(":.*", ""), sent.replaceFirst(".*?: ", "")));
    } else {
      query = "?" + sent;
    }
    return Conformance.of(contract(parameter))
        .oneByOne()
        .apply(
            new Exchange(
                "one",
                null,
                new Request("GET", "/items" + query, Headers.of(headers)),
                new Response(200, Headers.none(), null)))
        .drifts("any")
        .stream()
        .map(drift -> drift.observed() + ", not " + drift.expected())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // form
        "in: query, LIST | p=1&p=2 |",
        "in: query, LIST | p=1&p=x | p has a value that is not allowed at /*, not integer",
        "in: query, LIST | p=1&p=2&p=3&p=4 | p has a value that is not allowed, not",
        "in: query, LIST | p= |",
        "in: query, explode: false, LIST | p=1,2 |",
        "in: query, explode: false, LIST | p=1,x | p has a value that is not allowed at /*, not integer",
        "in: query, OBJECT | a=1&b=x |",
        "in: query, explode: false, MAP | p=x,1,y,2 |",
        "in: query, OBJECT | a=1&c=1&c=2 |",
        "in: query, OBJECT | a=1&b=z | p has a value that is not allowed at /b, not one of x, y",
        "in: query, OBJECT | b=x | p lacks /a, not the member a",
        "in: query, explode: false, OBJECT | p=a,1,b,y |",
        "in: query, explode: false, OBJECT | p=a,x,b,y | p has a value that is not allowed at /a, not integer",
        "in: query, explode: false, OBJECT | p=a,1,d,y | p has a value that is not allowed, not no undeclared member",
        "in: cookie, explode: false, LIST | Cookie: p=1,2 |",
        "in: cookie, explode: false, LIST | Cookie: p=1,x | p has a value that is not allowed at /*, not integer",
        "in: query, schema: {anyOf: [{type: integer}, LIST]} | p=1 |",
        "in: query, schema: {anyOf: [{type: integer}, {type: array, items: {enum: [x]}}]} | p=x |",
        "in: query, schema: {anyOf: [{type: integer}, {type: array, items: {enum: [x]}}]} | p=y"
            + " | p has a value that is not allowed, not",
        "in: query, schema: {type: array, items: {type: [string, integer]}} | p=1&p=x |",
        // spaceDelimited, pipeDelimited
        "in: query, style: spaceDelimited, LIST | p=1%202 |",
        "in: query, style: spaceDelimited, LIST | p=1%20x | p has a value that is not allowed at /*, not integer",
        "in: query, style: pipeDelimited, LIST | p=1%7C2 |",
        "in: query, style: pipeDelimited, LIST | p=1%7Cx | p has a value that is not allowed at /*, not integer",
        "in: query, style: pipeDelimited, OBJECT | p=a%7C1%7Cb%7Cx |",
        "in: query, style: pipeDelimited, OBJECT | p=a%7Cx | p has a value that is not allowed at /a, not integer",
        "in: query, style: spaceDelimited, OBJECT | p=a%201%20b%20z | at /b, not one of x, y",
        // deepObject
        "in: query, style: deepObject, OBJECT | p[a]=1&p[b]=x |",
        "in: query, style: deepObject, MAP | p[x]=1&p[y]=2 |",
        "in: query, style: deepObject, MAP | p[x]=a | p has a value that is not allowed at /*, not integer",
        "in: query, style: deepObject, OBJECT | p%5Ba%5D=1 |",
        "in: query, style: deepObject, OBJECT | p[a]=1&p[c]=1&p[c]=2 |",
        "in: query, style: deepObject, OBJECT | p[a]=x | p has a value that is not allowed at /a, not integer",
        "in: query, style: deepObject, OBJECT | p[b]=x | p lacks /a, not the member a",
        "in: query, style: deepObject, OBJECT | p[a]=1&p[d]=x | p has a value that is not allowed, not no undeclared",
        "in: query, style: deepObject, OBJECT | p[a][b]=1 |",
        "in: query, style: deepObject, required: true, OBJECT | q[a]=1 | lacks the query parameter p",
        // simple
        "in: header, LIST | p: 1, 2 |",
        "in: header, LIST | p: 1, x | p has a value that is not allowed at /*, not integer",
        "in: header, OBJECT | p: a,1,b,x |",
        "in: header, MAP | p: a,1,b,2 |",
        "in: header, OBJECT | p: a,x | p has a value that is not allowed at /a, not integer",
        "in: header, explode: true, OBJECT | p: a=1,b=x |",
        "in: header, explode: true, OBJECT | p: a=1,b=z | p has a value that is not allowed at /b, not one of x, y",
        // content
        "in: query, content: {application/json: {OBJECT}} | p={\"a\":1} |",
        "in: query, content: {application/json: {OBJECT}} | p=%7B%22a%22%3A%22x%22%7D | at /a, not integer",
        "in: query, content: {application/json: {OBJECT}} | p={\"b\":\"x\"} | p lacks /a",
        "in: query, content: {application/json: {OBJECT}} | p=a,1 | p has a value that is not allowed, not object",
        "in: query, content: {application/json: {LIST}} | p=[1,\"x\"] | at /*, not integer",
        "in: header, content: {application/json: {LIST}} | p: [1, 2] |",
        "in: query, required: true, content: {application/json: {OBJECT}} | q=1 | lacks the query",
        "in: query, content: {text/csv: {schema: {type: string, maxLength: 1}}} | p=abc |",
      })
  void valueIsReadByItsStyle(String parameter, String sent, String problem) throws IOException {
    List<String> problems =
        problems(parameter, sent).stream().filter(each -> !each.contains("q[a]")).toList();

    assertThat(problems.stream().filter(each -> !each.startsWith("the query parameter q")))
        .hasSize(problem == null ? 0 : 1)
        .allSatisfy(each -> assertThat(each).contains(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in: query, required: true, schema: {type: array, minItems: 2, items: {type: integer}}",
        "in: query, required: true, style: pipeDelimited, OBJECT",
        "in: query, required: true, style: deepObject, OBJECT",
        "in: query, required: true, explode: false, OBJECT",
        "in: query, required: true, OBJECT",
        "in: query, required: true, content: {application/json: {OBJECT}}",
        "in: query, required: true, example: {a: 5}, style: deepObject, OBJECT",
        "in: header, required: true, OBJECT",
        "in: header, required: true, explode: true, OBJECT",
        "in: cookie, required: true, explode: false, LIST",
      })
  void theSelfTestWritesValuesInTheirStyle(String parameter) throws IOException {
    SelfTestResult result = SelfTest.complete(Check.of(contract(parameter), "any"), "any");

    assertThat(result.falseAlarms()).isEmpty();
    assertThat(result.missed()).allMatch(missed -> missed.startsWith("SDK effect"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: p, in: query, content: {application/xml: {schema: {type: string}}}} | values of application/xml",
        "{name: p, in: query, style: odd, schema: {type: array}} | the style 'odd' is not known",
      })
  void whatIsNotReadIsToldOnce(String parameter, String notice) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("items.yaml"),
            CONTRACT
                    .formatted("in: query")
                    .replace("[{name: p, in: query}]", "[" + parameter + "]")
                    .replace("/items:", "/items: &items")
                + "  /others: *items\n");

    assertThat(Contract.at(file).edition("any").warnings())
        .filteredOn(each -> each.contains(notice))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/plain: {schema: {type: string, pattern: '^v'}} | text/plain | v1 |",
        "text/plain: {schema: {type: string, pattern: '^v'}} | text/plain | w1 | the body has a value that is not allowed",
        "text/plain: {schema: {type: integer}} | text/plain; charset=utf-8 | 5 |",
        "text/plain: {schema: {type: integer}} | text/plain | five | not integer",
        "application/json;v=1: {OBJECT}, application/json;v=2: {LIST} | application/json;v=2 | [1] |",
        "application/json;v=1: {OBJECT}, application/json;v=2: {LIST} | application/json;v=1 | [1]"
            + " | not allowed, not object",
        "application/json;v=1: {OBJECT}, application/json;v=2: {LIST} | application/json | [1]"
            + " | the body is of the media type application/json",
        "application/xml: {OBJECT} | application/xml | <a/> |",
      })
  void bodyOfARequestIsReadByItsMediaType(String content, String type, String body, String problem)
      throws IOException {
    Contract contract =
        Contract.at(
            Files.writeString(
                folder.resolve("items.yaml"),
                """
                openapi: 3.1.0
                info: {title: Items, version: '1'}
                paths:
                  /items:
                    post:
                      requestBody: {content: {%s}}
                      responses: {'204': {description: OK}}
                """
                    .formatted(content.replace("OBJECT", OBJECT).replace("LIST", LIST))));

    List<Drift> drifts =
        Conformance.of(contract)
            .oneByOne()
            .apply(
                new Exchange(
                    "one",
                    null,
                    new Request(
                        "POST", "/items", Headers.of("Content-Type", type), body.getBytes(UTF_8)),
                    new Response(204, Headers.none(), null)))
            .drifts("any");

    assertThat(drifts.stream().map(each -> each.observed() + ", not " + each.expected()))
        .hasSize(problem == null ? 0 : 1)
        .allSatisfy(each -> assertThat(each).contains(problem));
    assertThat(contract.edition("any").warnings())
        .hasSize(content.contains("xml") ? 1 : 0)
        .allSatisfy(each -> assertThat(each).contains("requests of application/xml are not"));
  }
}
