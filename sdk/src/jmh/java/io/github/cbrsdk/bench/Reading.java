package io.github.cbrsdk.bench;

import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.Member;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** Reads every member of a model once, as its accessors do. */
final class Reading {
  private Reading() {}

  static void all(JsonModel model, Blackhole blackhole) {
    for (Member<?, ?> member : model.modelType().members()) {
      Object value = model.get(member);
      blackhole.consume(value);
      if (value instanceof JsonModel inner) {
        all(inner, blackhole);
      } else if (value instanceof List<?> list) {
        for (Object element : list) {
          if (element instanceof JsonModel inner) {
            all(inner, blackhole);
          }
        }
      }
    }
  }
}
