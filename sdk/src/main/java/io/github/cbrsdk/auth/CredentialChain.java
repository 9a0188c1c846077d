package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.http.Credentials;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials in the environment of the program. It uses the first of these that is set:
 *
 * <ol>
 *   <li>the variables {@code CBR_TOKEN}; or {@code CBR_ACCESS_KEY}, {@code CBR_SECRET_KEY} and, of
 *       a temporary key, {@code CBR_SECURITY_TOKEN}; or {@code CBR_IAM_ENDPOINT}, {@code
 *       CBR_USERNAME}, {@code CBR_PASSWORD} and {@code CBR_DOMAIN};
 *   <li>the variables of OpenStack: {@code OS_TOKEN}; or {@code OS_AUTH_URL} with a user and a
 *       password, or with an application credential;
 *   <li>the cloud that {@code OS_CLOUD} names, or the only one, in the file {@code clouds.yaml} (of
 *       {@code OS_CLIENT_CONFIG_FILE}, the working directory, {@code ~/.config/openstack} or {@code
 *       /etc/openstack}), which needs the library {@code org.snakeyaml:snakeyaml-engine};
 *   <li>the key of the cloud server that the program runs on, {@link EcsCredentials}.
 * </ol>
 *
 * <p>An incomplete set is an error; later ones are not tried. The project is {@link #projectId}, or
 * {@code CBR_PROJECT_ID}, or {@code OS_PROJECT_ID}.
 */
public final class CredentialChain {
  static final String VARIABLES =
      "CBR_TOKEN; or CBR_ACCESS_KEY and CBR_SECRET_KEY; or CBR_IAM_ENDPOINT, CBR_USERNAME,"
          + " CBR_PASSWORD and CBR_DOMAIN; or the variables of OpenStack, OS_AUTH_URL and others";

  private Map<String, String> environment = System.getenv();
  private Path home = Path.of(System.getProperty("user.home", "."));
  private Path directory = Path.of("");
  private Consumer<? super LoginBuilder<?>> setup = login -> {};
  private @Nullable String projectId;

  private CredentialChain() {}

  /**
   * The credentials in the environment of this process.
   *
   * @throws IllegalArgumentException if there are none, or a set is incomplete; the message names
   *     the missing setting and contains no secret
   */
  public static Credentials fromEnvironment() {
    return create().find();
  }

  /** A chain with the environment of this process. */
  public static CredentialChain create() {
    return new CredentialChain();
  }

  /** Environment variables to use in place of those of the process. */
  public CredentialChain environment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    return this;
  }

  /** Folders to search for {@code clouds.yaml}, in place of the user's home and the working one. */
  public CredentialChain folders(Path home, Path directory) {
    this.home = requireNonNull(home, "home");
    this.directory = requireNonNull(directory, "directory");
    return this;
  }

  /**
   * Configures the login at the identity service, if the credentials need one: {@code login ->
   * login.proxy(proxy)}, for example.
   */
  public CredentialChain login(Consumer<? super LoginBuilder<?>> setup) {
    this.setup = requireNonNull(setup, "setup");
    return this;
  }

  /** The id of the project of an access key or a login. */
  public CredentialChain projectId(String projectId) {
    this.projectId = requireNonNull(projectId, "projectId");
    return this;
  }

  /**
   * The first credentials that are set.
   *
   * @throws IllegalArgumentException as {@link #fromEnvironment}, and if only the metadata service
   *     is left and there is no project
   */
  public Credentials find() {
    Credentials found = findConfigured();
    String project = project();
    return found == null && project != null ? EcsCredentials.of(project) : required(found);
  }

  /**
   * The first credentials in variables and files, without the metadata service.
   *
   * @throws IllegalArgumentException as {@link #find}
   */
  public Credentials configured() {
    return required(findConfigured());
  }

  private static Credentials required(@Nullable Credentials found) {
    if (found == null) {
      throw new IllegalArgumentException(
          "There are no credentials in the environment. Set " + VARIABLES + ".");
    }
    return found;
  }

  private @Nullable Credentials findConfigured() {
    Settings cbr = Settings.ofVariables("CBR_", environment);
    if (cbr.has("TOKEN")) {
      return TokenCredentials.of(cbr.require("TOKEN"));
    } else if (cbr.hasAny("ACCESS_KEY", "SECRET_KEY", "SECURITY_TOKEN")) {
      return accessKey(cbr);
    } else if (cbr.hasAny("IAM_ENDPOINT", "USERNAME", "PASSWORD", "DOMAIN")) {
      return password(cbr);
    }
    Settings openStack = Settings.ofVariables("OS_", environment);
    if (OpenStackLogin.isIn(openStack)) {
      return new OpenStackLogin(openStack, project(), setup).credentials();
    }
    Settings cloud = new CloudsFile(environment, home, directory).cloud();
    return cloud == null ? null : new OpenStackLogin(cloud, project(), setup).credentials();
  }

  private Credentials accessKey(Settings cbr) {
    String accessKey = cbr.require("ACCESS_KEY");
    String secretKey = cbr.require("SECRET_KEY");
    String securityToken = cbr.get("SECURITY_TOKEN");
    String project = cbr.require("PROJECT_ID", project());
    return securityToken == null
        ? AccessKeyCredentials.of(accessKey, secretKey, project)
        : AccessKeyCredentials.temporary(accessKey, secretKey, securityToken, project);
  }

  private Credentials password(Settings cbr) {
    PasswordCredentials.Builder builder =
        PasswordCredentials.builder()
            .endpoint(cbr.require("IAM_ENDPOINT"))
            .user(cbr.require("USERNAME"))
            .password(cbr.require("PASSWORD"))
            .domain(cbr.require("DOMAIN"))
            .projectId(cbr.require("PROJECT_ID", project()));
    setup.accept(builder);
    return builder.build();
  }

  private @Nullable String project() {
    if (projectId != null) {
      return projectId;
    }
    String project = Settings.ofVariables("CBR_", environment).get("PROJECT_ID");
    return project != null ? project : Settings.ofVariables("OS_", environment).get("PROJECT_ID");
  }
}
