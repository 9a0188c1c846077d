package io.github.cbrsdk.json;

import java.util.List;

/** An answer of which the contract says only that it is an object: {@link #undeclared()} has it. */
public final class OpenObject extends JsonModel {
  private static final long serialVersionUID = 1;

  /** An object of any members. */
  public static final ModelType<OpenObject> MODEL_TYPE =
      new ModelType<>(OpenObject::new, List.of()).open();

  private OpenObject(JsonObject json, JsonPointer pointer) {
    super(json, pointer);
  }

  /** Reads one from the text of a JSON object. */
  public static OpenObject fromJson(String json) {
    return MODEL_TYPE.parse(json);
  }

  @Override
  public ModelType<OpenObject> modelType() {
    return MODEL_TYPE;
  }
}
