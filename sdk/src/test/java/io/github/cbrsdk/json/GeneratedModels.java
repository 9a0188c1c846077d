package io.github.cbrsdk.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All models that were generated, found in the folder of classes. */
final class GeneratedModels {
  private GeneratedModels() {}

  static List<Class<? extends JsonModel>> all() {
    List<Class<? extends JsonModel>> models = new ArrayList<>();
    for (String folder : List.of("io/github/cbrsdk/model", "io/github/cbrsdk/iam/model")) {
      try (Stream<Path> files = Files.list(Path.of("target/classes", folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
            .sorted()
            .map(name -> load(folder.replace('/', '.') + '.' + name.replace(".class", "")))
            .filter(type -> JsonModel.class.isAssignableFrom(type))
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .forEach(type -> models.add(type.asSubclass(JsonModel.class)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return models;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The accessor that is generated for a member. */
  static Method accessor(Class<? extends JsonModel> model, Member<?, ?> member) {
    String wanted = member.name().replace("_", "").toLowerCase(Locale.ROOT);
    return Stream.of(model.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No accessor of " + member + " in " + model));
  }

  /** The text of an object with a fitting value for every member. */
  static String sample(ModelType<?> type) {
    return object(type.byName().values(), 3);
  }

  private static String object(Iterable<Member<?, ?>> members, int depth) {
    List<String> entries = new ArrayList<>();
    for (Member<?, ?> member : members) {
      entries.add('"' + member.name() + "\":" + value(member.type(), depth));
    }
    return '{' + String.join(",", entries) + '}';
  }

  static String value(ValueType<?> type, int depth) {
    if (type instanceof ModelReference<?> reference) {
      return object(reference.members().values(), depth);
    } else if (type instanceof ListType<?> list) {
      return depth == 0 ? "[]" : '[' + value(list.items(), depth - 1) + ']';
    } else if (type.expected().startsWith("one of ")) {
      return type.expected().replaceFirst("one of \\[([^,\\]]*).*", "\"$1\"");
    }
    return switch (type.expected()) {
      case "uuid" -> "\"3a9e4f70-61c5-4b8d-a7e2-05d3c8b1f942\"";
      case "timestamp" -> "\"2024-05-17T01:02:03.456789\"";
      case "integer of 32 bits", "integer of 64 bits" -> "7";
      case "number" -> "7.5";
      case "boolean" -> "true";
      default -> "\"text\"";
    };
  }
}
