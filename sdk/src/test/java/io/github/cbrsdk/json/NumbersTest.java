package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.model.BackupDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private static BackupDetail sized(String number) {
    return BackupDetail.fromJson("{\"resource_size\":" + number + ",\"name\":\"n\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40.0",
        "0.1",
        "1e3",
        "1E+3",
        "-0",
        "-0.0",
        "123456789012345678901234567890",
        "0.1234567890123456789012345678901234567890",
        "1e400",
        "1e99999999999",
        "40.000"
      })
  void keepTheirDigits(String number) {
    assertThat(sized(number).toJson()).contains(":" + number + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "40, 40",
    "40.0, 40",
    "4e1, 40",
    "-0, 0",
    "2147483647, 2147483647",
    "-2147483648, -2147483648"
  })
  void readAsIntegersIfTheyAreWhole(String number, int value) {
    assertThat(sized(number).resourceSize()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "40.7, number",
    "2147483648, integer of more bits",
    "-2147483649, integer of more bits",
    "123456789012345678901234567890, integer of more bits",
    "1e1000000000, number",
    "1e99999999999, number"
  })
  void failAtTheirAccessorIfTheyDoNotFit(String number, String found) {
    BackupDetail backup = sized(number);

    assertThat(backup.name()).isEqualTo("n");
    assertThatThrownBy(backup::resourceSize)
        .isInstanceOf(MistypedMemberException.class)
        .hasMessage("/resource_size: expected integer of 32 bits, found " + found);
  }

  @Test
  void areEqualByValue() {
    assertThat(sized("1e3")).isEqualTo(sized("1000.0")).hasSameHashCodeAs(sized("1000.0"));
    assertThat(sized("0")).isEqualTo(sized("-0.0")).hasSameHashCodeAs(sized("-0.0"));
    assertThat(sized("40")).isNotEqualTo(sized("40.0000001"));
    assertThat(sized("1e99999999999")).isEqualTo(sized("1e99999999999"));
  }

  @ParameterizedTest
  @CsvSource({"'\"0\"', 0", "0, 0", "17, 17", "1.50, 1.50"})
  void readAsTextWhereCloudsDiffer(String json, String text) {
    BackupDetail backup = BackupDetail.fromJson("{\"enterprise_project_id\":" + json + '}');

    assertThat(backup.enterpriseProjectId()).isEqualTo(text);
    assertThat(backup.toJson()).isEqualTo("{\"enterprise_project_id\":" + json + '}');
  }
}
