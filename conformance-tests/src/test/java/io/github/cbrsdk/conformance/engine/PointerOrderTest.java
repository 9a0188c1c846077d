package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointerOrderTest {
  @Test
  void placeContainsItselfAndWhatIsBelow() {
    assertThat(PointerOrder.isAtOrBelow("/backup/name", "/backup/name")).isTrue();
    assertThat(PointerOrder.isAtOrBelow("/backup/name/first", "/backup/name")).isTrue();
    assertThat(PointerOrder.isAtOrBelow("/backup", "")).isTrue();
  }

  @Test
  void memberWhoseNameBeginsAlikeIsAnotherPlace() {
    assertThat(PointerOrder.isAtOrBelow("/backup/names", "/backup/name")).isFalse();
    assertThat(PointerOrder.isAtOrBelow("/backup", "/backup/name")).isFalse();
  }
}
