package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.common.BinaryFile;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import java.net.URI;
import java.util.List;

/**
 * A root without anything in it. WireMock's own is a folder below the one that it is started in,
 * and would serve whatever somebody keeps there.
 */
final class NoFiles implements FileSource {
  private static final String PATH = "/no-files";

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public List<TextFile> listFilesRecursively() {
    return List.of();
  }

  @Override
  public FileSource child(String subDirectoryName) {
    return this;
  }

  @Override
  public String getPath() {
    return PATH;
  }

  @Override
  public URI getUri() {
    return URI.create("file://" + PATH);
  }

  @Override
  public BinaryFile getBinaryFileNamed(String name) {
    throw none();
  }

  @Override
  public TextFile getTextFileNamed(String name) {
    throw none();
  }

  @Override
  public void createIfNecessary() {
    throw none();
  }

  @Override
  public void writeTextFile(String name, String contents) {
    throw none();
  }

  @Override
  public void writeBinaryFile(String name, byte[] contents) {
    throw none();
  }

  @Override
  public void deleteFile(String name) {
    throw none();
  }

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("The embedded endpoint has no files");
  }
}
