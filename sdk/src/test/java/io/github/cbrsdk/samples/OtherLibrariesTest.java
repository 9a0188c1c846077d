package io.github.cbrsdk.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.cbrsdk.model.BackupDetail;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** Models in a class of the user's, by libraries for JSON that know nothing of the SDK. */
class OtherLibrariesTest {
  private static final String MODEL =
      "{\"id\":\"b-1\",\"name\":null,\"undeclared\":[40.70,{}],\"resource_size\":40}";
  private static final String NOTE = "{\"backup\":" + MODEL + ",\"text\":\"kept\"}";

  /** A class that the SDK knows nothing of. */
  public static final class Note {
    public BackupDetail backup = BackupDetail.fromJson(MODEL);
    public String text = "kept";
  }

  @Test
  void gsonWritesAndReadsAModelByItsJson() {
    Gson gson = Samples.gson();

    assertThat(gson.toJson(new Note())).isEqualTo(NOTE);
    Note read = gson.fromJson(NOTE.replace("b-1", "b-2"), Note.class);
    assertThat(read.backup.toJson()).isEqualTo(MODEL.replace("b-1", "b-2"));
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

  @Test
  void jsonBindingWritesAndReadsAModelByItsJson() throws Exception {
    try (Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withAdapters(new BackupAdapter()))) {
      assertThat(jsonb.toJson(new Note())).isEqualTo(NOTE);
      Note read = jsonb.fromJson(NOTE.replace("b-1", "b-2"), Note.class);
      assertThat(read.backup.toJson()).isEqualTo(MODEL.replace("b-1", "b-2"));
    }
  }
}
