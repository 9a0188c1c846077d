package io.github.cbrsdk.json;

import java.io.InvalidObjectException;
import java.io.Serializable;

/** What Java's serialization writes of a model. */
record SerializedModel(Class<? extends JsonModel> model, String json) implements Serializable {
  private Object readResolve() {
    return ModelType.of(model).parse(json);
  }

  /** A stream holds an object that nothing writes so, and that would lack its JSON. */
  static InvalidObjectException forged() {
    return new InvalidObjectException("a model is read from its JSON alone");
  }
}
