package io.github.cbrsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void keepsWhatIsShort() {
    assertThat(OneLine.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(OneLine.of("x".repeat(201))).isEqualTo("x".repeat(200) + "...");
  }

  @Test
  void breaksNoLine() {
    assertThat(OneLine.of(" a\r\nb\u0085c\u2028d\te\u001b[31mf\u0000 "))
        .isEqualTo("a b c d e [31mf");
  }
}
