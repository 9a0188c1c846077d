package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.http.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials that were set up outside of a program. The first of these that there is:
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
 * <p>What is there, but not whole, is an error, and nothing after it is looked at. The project is
 * that of {@code CBR_PROJECT_ID} or of {@code OS_PROJECT_ID}, unless the program gives one.
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
   * The credentials of this process.
   *
   * @throws IllegalArgumentException if some are there but not whole; the message names what is
   *     missing and no secret
   */
  public static Credentials fromEnvironment() {
    return create().find();
  }

  /** A chain to be set up. */
  public static CredentialChain create() {
    return new CredentialChain();
  }

  /** The variables to read, in place of those of the process. */
  public CredentialChain environment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    return this;
  }

  /**
   * Where to look for {@code clouds.yaml}, in place of the user's home and the working directory.
   */
  public CredentialChain folders(Path home, Path directory) {
    this.home = requireNonNull(home, "home");
    this.directory = requireNonNull(directory, "directory");
    return this;
  }

  /**
   * What a login goes over: {@code login -> login.proxy(proxy)}, for example. What is found may
   * need none.
   */
  public CredentialChain login(Consumer<? super LoginBuilder<?>> setup) {
    this.setup = requireNonNull(setup, "setup");
    return this;
  }

  /** The id of the project that access key and login are for. */
  public CredentialChain projectId(String projectId) {
    this.projectId = requireNonNull(projectId, "projectId");
    return this;
  }

  /**
   * The first credentials that are there.
   *
   * @throws IllegalArgumentException as {@link #fromEnvironment}, and if there is none, and no
   *     project to ask the metadata service for
   */
  public Credentials find() {
    Credentials found = findConfigured();
    if (found != null) {
      return found;
    }
    String project = project();
    if (project == null) {
      throw none();
    }
    return EcsCredentials.of(project);
  }

  /**
   * The first credentials in variables and files, so without asking the metadata service.
   *
   * @throws IllegalArgumentException as {@link #find}
   */
  public Credentials configured() {
    Credentials found = findConfigured();
    if (found == null) {
      throw none();
    }
    return found;
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "There are no credentials in the environment. Set " + VARIABLES + ".");
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
    Map<String, String> set = new TreeMap<>(environment);
    return List.of("CBR_PROJECT_ID", "OS_PROJECT_ID").stream()
        .map(name -> set.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
