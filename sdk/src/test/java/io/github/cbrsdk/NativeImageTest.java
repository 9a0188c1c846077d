package io.github.cbrsdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.json.JsonView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native image is told of: all that is generated, and nothing that is not there. */
class NativeImageTest {
  private static final Path CLASSES = Path.of("target/classes");

  private static List<JsonNode> types() throws Exception {
    List<JsonNode> types = new ArrayList<>();
    Path metadata = CLASSES.resolve("META-INF/native-image/io.github.cbrsdk/cbr-sdk");
    try (Stream<Path> files = Files.walk(metadata)) {
      for (Path file : files.filter(it -> it.endsWith("reachability-metadata.json")).toList()) {
        new ObjectMapper()
            .readTree(file.toFile())
            .get("reflection")
            .forEach(entry -> types.add(entry.get("type")));
      }
    }
    return types;
  }

  private static List<String> generated(Class<?> type, String... folders) throws Exception {
    List<String> names = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(CLASSES.resolve("io/github/cbrsdk").resolve(folder))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
          String name = CLASSES.relativize(file).toString().replace(".class", "");
          Class<?> found = Class.forName(name.replace(file.getFileSystem().getSeparator(), "."));
          if (type.isAssignableFrom(found) && !found.isSynthetic()) {
            names.add(found.getName());
          }
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(1);
    return names;
  }

  @Test
  void knowsTheProxyOfEveryInterface() throws Exception {
    List<String> proxies =
        types().stream().filter(JsonNode::isObject).map(it -> it.at("/proxy/0").asText()).toList();

    List<String> interfaces = generated(Object.class, "api", "iam/api");
    interfaces.add("io.github.cbrsdk.auth.EcsCredentials$Metadata");
    assertThat(proxies).containsExactlyInAnyOrderElementsOf(interfaces);
  }

  @Test
  void knowsEveryModel() throws Exception {
    List<String> names =
        types().stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();

    assertThat(names).containsAll(generated(JsonView.class, "model", "iam/model"));
    assertThat(names).doesNotHaveDuplicates().allSatisfy(Class::forName);
  }
}
