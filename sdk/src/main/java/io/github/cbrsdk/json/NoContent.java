package io.github.cbrsdk.json;

import java.util.List;

/** The model of a response without declared content. */
public final class NoContent extends JsonModel {
  private static final long serialVersionUID = 1;

  /** An object without members. */
  public static final ModelType<NoContent> MODEL_TYPE = new ModelType<>(NoContent::new, List.of());

  private NoContent(JsonObject json, JsonPointer pointer) {
    super(json, pointer);
  }

  @Override
  public ModelType<NoContent> modelType() {
    return MODEL_TYPE;
  }
}
