import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.ListBackupsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads page after page. */
public class Pages implements Function<String[], List<String>> {
  @Override
  public List<String> apply(String[] args) {
    String projectId = args[1];
    List<String> names = new ArrayList<>();
    try (CbrClient client =
        CbrClient.builder().endpoint(args[0]).projectId(projectId).token(args[2]).build()) {
      BackupsApi api = client.api(BackupsApi.class);
      while (true) {
        ListBackupsResponse page = api.listBackups(projectId, 1, names.size()).execute();
        page.backups().stream().map(Backup::name).forEach(names::add);
        if (names.size() >= page.count()) {
          return names;
        }
      }
    }
  }
}
