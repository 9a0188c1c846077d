package io.github.cbrsdk.conformance.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointersTest {
  @Test
  void placeContainsItselfAndWhatIsBelow() {
    assertThat(Pointers.isAtOrBelow("/backup/name", "/backup/name")).isTrue();
    assertThat(Pointers.isAtOrBelow("/backup/name/first", "/backup/name")).isTrue();
    assertThat(Pointers.isAtOrBelow("/backup", "")).isTrue();
  }

  @Test
  void memberWhoseNameBeginsAlikeIsAnotherPlace() {
    assertThat(Pointers.isAtOrBelow("/backup/names", "/backup/name")).isFalse();
    assertThat(Pointers.isAtOrBelow("/backup", "/backup/name")).isFalse();
  }
}
