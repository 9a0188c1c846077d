package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.common.AbstractFileSource;
import com.github.tomakehurst.wiremock.common.FileSource;
import java.io.File;

/**
 * An empty file root. WireMock's default is a folder below the working directory, whose content it
 * would serve.
 */
final class NoFiles extends AbstractFileSource {
  NoFiles() {
    super(new File("/no-files"));
  }

  @Override
  public FileSource child(String subDirectoryName) {
    return this;
  }

  @Override
  protected boolean readOnly() {
    return true;
  }
}
