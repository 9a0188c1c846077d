package io.github.cbrsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The library as a named module, resolved with nothing but what comes with it. */
class ModuleTest {
  private static Configuration configuration;
  private static ModuleDescriptor library;

  @BeforeAll
  static void resolve() throws Exception {
    Stream<Path> jars =
        Stream.of(
                Files.readString(Path.of("target/runtime-classpath.txt")).split(File.pathSeparator))
            .map(Path::of);
    ModuleFinder finder =
        ModuleFinder.of(
            Stream.concat(Stream.of(Path.of("target/classes")), jars).toArray(Path[]::new));
    Set<String> all = new TreeSet<>();
    finder.findAll().stream().map(ModuleReference::descriptor).forEach(it -> all.add(it.name()));
    // Two modules with one package would not resolve.
    configuration = ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), all);
    library = finder.find("io.github.cbrsdk").orElseThrow().descriptor();
  }

  @Test
  void sharesNoPackageWithItsDependencies() {
    ModuleLayer layer =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());

    assertThat(layer.modules())
        .extracting(Module::getName)
        .contains("io.github.cbrsdk", "okhttp3", "retrofit2", "com.fasterxml.jackson.databind");
    assertThat(layer.findLoader("io.github.cbrsdk"))
        .satisfies(
            loader ->
                assertThat(loader.loadClass("io.github.cbrsdk.client.CbrClient").getModule())
                    .isEqualTo(layer.findModule("io.github.cbrsdk").orElseThrow()));
  }

  @Test
  void exportsAllButTheLogin() {
    List<String> exported = library.exports().stream().map(it -> it.source()).toList();

    assertThat(library.packages())
        .filteredOn(name -> !exported.contains(name))
        .containsExactlyInAnyOrder("io.github.cbrsdk.iam.api", "io.github.cbrsdk.iam.model");
  }

  @Test
  void saysOfEveryPackageWhatMayBeNull() throws Exception {
    assertThat(library.packages()).hasSizeGreaterThan(5);
    for (String name : library.packages()) {
      assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
          .as(name)
          .isTrue();
    }
  }
}
