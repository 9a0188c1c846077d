package io.github.cbrsdk.conformance.contract;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Documents that are maps and lists already: nothing is parsed, written or converted, so that no
 * library for that has to be started.
 */
final class MapsAndLists extends AbstractJsonProvider implements MappingProvider {
  @Override
  public Object createArray() {
    return new ArrayList<>();
  }

  @Override
  public Object createMap() {
    return new LinkedHashMap<>();
  }

  @Override
  public Object parse(String json) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object parse(InputStream json, String charset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toJson(Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T map(Object source, Class<T> target, Configuration configuration) {
    return target.cast(source); // A filter asks for the list or map that it found.
  }

  @Override
  public <T> T map(Object source, TypeRef<T> target, Configuration configuration) {
    throw new UnsupportedOperationException();
  }
}
