package io.github.cbrsdk.json;

import java.io.InvalidObjectException;
import java.io.Serializable;

/** The serialized form of a model. */
record SerializedModel(Class<? extends JsonModel> model, String json) implements Serializable {
  private Object readResolve() {
    return ModelType.of(model).parse(json);
  }

  /** The exception for a stream that contains a model or a list itself, not its serialized form. */
  static InvalidObjectException forged() {
    return new InvalidObjectException("models are serialized as JSON");
  }
}
