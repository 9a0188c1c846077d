package io.github.cbrsdk.conformance.project;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
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

/** What users can name: a line for each class, and one for each of its members. */
final class PublicApi {
  private PublicApi() {}

  static List<String> of(List<Class<?>> types) {
    return types.stream()
        .flatMap(type -> Stream.concat(Stream.of(declaration(type)), members(type)))
        .toList();
  }

  /** The classes of the packages that a module exports. */
  static List<Class<?>> exportedFrom(Path classes) throws IOException, ClassNotFoundException {
    ModuleDescriptor module;
    try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
      module = ModuleDescriptor.read(descriptor);
    }
    List<Class<?>> exported = new ArrayList<>();
    for (String name : module.exports().stream().map(it -> it.source()).sorted().toList()) {
      try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
        for (String file : files.map(it -> it.getFileName().toString()).sorted().toList()) {
          Class<?> type = Class.forName(name + '.' + file.replace(".class", ""));
          if (!type.isSynthetic() && !type.isAnonymousClass() && isVisible(type)) {
            exported.add(type);
          }
        }
      }
    }
    return exported;
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return isOpen(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private static String declaration(Class<?> type) {
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .filter(name -> !name.equals("java.lang.Object"))
            .collect(joining(", "));
    // Java 17 does not print it.
    String declared = type.toGenericString().replaceFirst("\\b(non-)?sealed ", "");
    return declared + (parents.isEmpty() ? "" : " : " + parents);
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Stream.of(type.getDeclaredFields())
            .filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic())
            .map(it -> nullness(it.getAnnotatedType()) + it.toGenericString());
    Stream<String> executables =
        Stream.<Executable>concat(
                Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
            .filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic())
            .map(PublicApi::executable);
    return Stream.concat(fields, executables).sorted();
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
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
