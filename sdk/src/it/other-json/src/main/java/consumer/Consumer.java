package consumer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParser;
import com.google.gson.JsonSerializer;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.model.BackupDetail;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.io.StringReader;

/** Keeps a model in a class of its own, by libraries for JSON that know nothing of the SDK. */
public final class Consumer {
  private static final String MODEL =
      "{\"id\":\"b-1\",\"name\":null,\"undeclared\":[40.70,{}],\"resource_size\":40}";
  private static final String NOTE = "{\"backup\":" + MODEL + ",\"text\":\"kept\"}";

  private Consumer() {}

  /** A class that the SDK knows nothing of. */
  public static final class Note {
    public BackupDetail backup = BackupDetail.fromJson(MODEL);
    public String text = "kept";
  }

  private static Gson gson() {
    JsonSerializer<JsonModel> write =
        (model, type, context) -> JsonParser.parseString(model.toJson());
    JsonDeserializer<BackupDetail> read =
        (json, type, context) -> BackupDetail.fromJson(json.toString());
    return new GsonBuilder()
        .registerTypeHierarchyAdapter(JsonModel.class, write)
        .registerTypeAdapter(BackupDetail.class, read)
        .serializeNulls() // else Gson leaves them out
        .create();
  }

  /** A model as a tree of JSON-P. */
  public static final class BackupAdapter implements JsonbAdapter<BackupDetail, JsonObject> {
    @Override
    public JsonObject adaptToJson(BackupDetail backup) {
      try (JsonReader reader = Json.createReader(new StringReader(backup.toJson()))) {
        return reader.readObject();
      }
    }

    @Override
    public BackupDetail adaptFromJson(JsonObject json) {
      return BackupDetail.fromJson(json.toString());
    }
  }

  public static void main(String[] args) throws Exception {
    Gson gson = gson();
    requireSame(NOTE, gson.toJson(new Note()));
    requireSame(MODEL, gson.fromJson(NOTE, Note.class).backup.toJson());
    Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withAdapters(new BackupAdapter()));
    requireSame(NOTE, jsonb.toJson(new Note()));
    requireSame(MODEL, jsonb.fromJson(NOTE, Note.class).backup.toJson());
    jsonb.close();
    System.out.println("Works with Gson and JSON-B");
  }

  private static void requireSame(String expected, String found) {
    if (!found.equals(expected)) {
      throw new AssertionError(found);
    }
  }
}
