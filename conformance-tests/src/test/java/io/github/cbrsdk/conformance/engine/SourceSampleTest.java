package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceSampleTest {
  @Test
  void firstInOrderStayInWhateverOrderTheyCome() {
    List<String> names =
        IntStream.range(0, Finding.MAX_SOURCES + 5).mapToObj("source-%02d"::formatted).toList();
    List<String> backwards = new ArrayList<>(names);
    Collections.reverse(backwards);

    assertThat(listed(names)).isEqualTo(names.subList(0, Finding.MAX_SOURCES));
    assertThat(listed(backwards)).isEqualTo(names.subList(0, Finding.MAX_SOURCES));
  }

  @Test
  void sourceThatIsThereAlreadyDisplacesNoOther() {
    List<String> names =
        IntStream.range(0, Finding.MAX_SOURCES).mapToObj("source-%02d"::formatted).toList();
    List<String> twice = new ArrayList<>(names);
    twice.add(names.get(0));

    assertThat(listed(twice)).isEqualTo(names);
  }

  private static List<String> listed(List<String> names) {
    SourceSample sources = new SourceSample();
    names.forEach(sources::add);
    return sources.list();
  }
}
