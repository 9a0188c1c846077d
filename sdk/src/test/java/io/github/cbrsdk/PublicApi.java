package io.github.cbrsdk;

import static java.util.stream.Collectors.joining;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a user can name: a line for each class of the exported packages, and one for each
 * member.
 */
final class PublicApi {
  private static final Path CLASSES = Path.of("target/classes");

  private PublicApi() {}

  static List<String> lines() throws Exception {
    ModuleDescriptor module;
    try (var descriptor = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      module = ModuleDescriptor.read(descriptor);
    }
    List<String> lines = new ArrayList<>();
    for (String exported : module.exports().stream().map(it -> it.source()).sorted().toList()) {
      try (Stream<Path> files = Files.list(CLASSES.resolve(exported.replace('.', '/')))) {
        for (String file : files.map(it -> it.getFileName().toString()).sorted().toList()) {
          Class<?> type = Class.forName(exported + '.' + file.replace(".class", ""));
          if (!type.isSynthetic() && !type.isAnonymousClass() && isVisible(type)) {
            lines.add(declaration(type));
            lines.addAll(members(type));
          }
        }
      }
    }
    return lines.stream()
        .map(line -> line.replace("io.github.cbrsdk.", "").replace("java.lang.", ""))
        .toList();
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return isOpen(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String declaration(Class<?> type) {
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .filter(name -> !name.equals("java.lang.Object"))
            .collect(joining(", "));
    return type.toGenericString() + (parents.isEmpty() ? "" : " : " + parents);
  }

  private static List<String> members(Class<?> type) {
    Stream<String> fields =
        Stream.of(type.getDeclaredFields())
            .filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic())
            .map(it -> nullness(it.getAnnotatedType()) + it.toGenericString());
    Stream<String> executables =
        Stream.<Executable>concat(
                Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
            .filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic())
            .map(PublicApi::executable);
    return Stream.concat(fields, executables).sorted().toList();
  }

  private static String executable(Executable executable) {
    String parameters =
        Stream.of(executable.getParameters())
            .map(it -> nullness(it.getAnnotatedType()) + it.getParameterizedType().getTypeName())
            .collect(joining(", ", "(", ")"));
    return nullness(executable.getAnnotatedReturnType())
        + executable
            .toGenericString()
            .replace("synchronized ", "")
            .replaceFirst("[(].*[)]", Matcher.quoteReplacement(parameters));
  }

  private static String nullness(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
  }
}
