package io.github.cbrsdk.json;

import java.util.List;

/** An object without declared members: {@link #undeclared()} has all of them. */
public final class OpenObject extends JsonModel {
  private static final long serialVersionUID = 1;

  /** An object with any members. */
  public static final ModelType<OpenObject> MODEL_TYPE =
      new ModelType<>(OpenObject::new, List.of()).open();

  private OpenObject(JsonObject json, JsonPointer pointer) {
    super(json, pointer);
  }

  /** Reads the text of a JSON object. */
  public static OpenObject fromJson(String json) {
    return MODEL_TYPE.parse(json);
  }

  @Override
  public ModelType<OpenObject> modelType() {
    return MODEL_TYPE;
  }
}
