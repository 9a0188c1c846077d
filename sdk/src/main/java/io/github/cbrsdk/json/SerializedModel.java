package io.github.cbrsdk.json;

import java.io.Serializable;

/** What Java's serialization writes of a model. */
record SerializedModel(Class<? extends JsonModel> model, String json) implements Serializable {
  private Object readResolve() {
    return ModelType.of(model).parse(json);
  }
}
