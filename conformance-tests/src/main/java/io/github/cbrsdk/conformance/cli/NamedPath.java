package io.github.cbrsdk.conformance.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path, which is not empty: a variable that is not set must not mean this folder. */
final class NamedPath implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty. Name a file or a folder");
    }
    return Path.of(text);
  }
}
