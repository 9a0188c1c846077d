package io.github.cbrsdk.conformance.mock;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/**
 * Keeps stubs in memory only. WireMock's file-based source prepares a template engine for file
 * names, which takes a tenth of the start-up time of a check.
 */
final class NoMappings implements MappingsSource {
  @Override
  public void loadMappingsInto(StubMappings stubMappings) {}

  @Override
  public void save(List<StubMapping> stubMappings) {}

  @Override
  public void save(StubMapping stubMapping) {}

  @Override
  @SuppressWarnings("removal") // Still abstract.
  public void remove(StubMapping stubMapping) {}

  @Override
  public void removeAll() {}
}
