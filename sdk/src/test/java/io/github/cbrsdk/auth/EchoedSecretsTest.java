package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.lifecycle.AfterContainer;

/** A server that refuses a login and repeats it in any spelling makes no exception tell it. */
class EchoedSecretsTest {
  /** How a server, or what is before it, may write a text down. */
  enum Spelling {
    AS_IT_IS(text -> text),
    JSON(text -> within(TextNode.valueOf(text).toString())),
    JSON_IN_ASCII(
        text -> each(text, c -> c < 127 && c != '\\' && c != '"' ? (char) c + "" : unicode(c))),
    JSON_IN_CODES(text -> each(text, EchoedSecretsTest::unicode)),
    FORM(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
    URL(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
    LOWER_URL(
        text ->
            text.getBytes(StandardCharsets.UTF_8).length == 0
                ? ""
                : hex(text.getBytes(StandardCharsets.UTF_8))),
    HTML(
        text ->
            text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")),
    HTML_IN_NAMES(
        text -> HTML.spell.apply(text).replace("\u00e4", "&auml;").replace("\u00df", "&szlig;")),
    HTML_IN_NUMBERS(text -> each(text, c -> "&#" + c + ";")),
    HTML_IN_HEX(text -> each(text, c -> "&#x" + Integer.toHexString(c) + ";")),
    BASE64(text -> base64("", text, "")),
    BASE64_OF_A_PAIR(text -> base64("robin:", text, "")),
    BASE64_AMONG_OTHERS(text -> base64("ab", text, "more")),
    BASE64_FOR_URLS(
        text -> base64("abcd", text, "x").replace('+', '-').replace('/', '_').replace("=", "")),
    JSON_IN_JSON(text -> JSON.spell.apply(JSON.spell.apply(text))),
    HTML_IN_JSON(text -> JSON.spell.apply(HTML_IN_HEX.spell.apply(text))),
    JSON_IN_A_URL(text -> URL.spell.apply(JSON.spell.apply(text)));

    private final Function<String, String> spell;

    Spelling(Function<String, String> spell) {
      this.spell = spell;
    }
  }

  private static volatile Answer answer = new Answer(401, new byte[0]);
  private static final TestServer SERVER = TestServer.answering(asked -> answer);

  @AfterContainer
  static void stop() {
    SERVER.close();
  }

  private static String each(String text, java.util.function.IntFunction<String> spell) {
    return text.chars().mapToObj(spell).collect(Collectors.joining());
  }

  private static String unicode(int c) {
    return "\\u%04X".formatted(c);
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append("%%%02x".formatted(b));
    }
    return hex.toString();
  }

  private static String base64(String before, String text, String after) {
    return Base64.getEncoder()
        .encodeToString((before + text + after).getBytes(StandardCharsets.UTF_8));
  }

  private static String within(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  @Provide
  Arbitrary<String> secrets() {
    StringArbitrary characters =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .withChars(' ', '\u00e4', '\u00df', '\\', '"', '/', '%', '&', '+', '<');
    // None of these stands for a character that begins another escape.
    Arbitrary<String> looksEscaped = Arbitraries.of("%90", "%41", "\\b", "\\/", "&lt;", "&#65;");
    return Arbitraries.oneOf(
            characters.ofMinLength(9).ofMaxLength(40),
            Arbitraries.oneOf(
                    looksEscaped, Arbitraries.strings().alpha().ofMinLength(3).ofMaxLength(9))
                .list()
                .ofMinSize(3)
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces)))
        .filter(secret -> secret.length() >= 9 && !secret.isBlank());
  }

  @Property(seed = "16", shrinking = ShrinkingMode.OFF)
  void isNotTold(@ForAll("secrets") String secret, @ForAll Spelling spelling) {
    String spelled = spelling.spell.apply(secret);
    answer =
        new Answer(
            401,
            ("before " + spelled + " behind").getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "text/plain");

    try (PasswordCredentials credentials =
        PasswordCredentials.builder()
            .endpoint(SERVER.url())
            .user("robin")
            .password(secret)
            .domain("d")
            .projectId("p")
            .build()) {
      UnauthenticatedException e =
          catchThrowableOfType(
              UnauthenticatedException.class, () -> credentials.authorize(Duration.ofMinutes(1)));

      // In Base64 the characters at both ends depend on what is beside the secret.
      assertThat(e.excerpt())
          .as("%s as %s", secret, spelled)
          .matches("(?s)before ?.{0,12}[*]{3}.{0,8} ?behind");
      assertThat(e.getMessage()).contains("***");
    }
  }
}
