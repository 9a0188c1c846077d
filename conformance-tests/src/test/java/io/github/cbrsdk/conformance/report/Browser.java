package io.github.cbrsdk.conformance.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with a page in it. */
public final class Browser implements AutoCloseable {
  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it, or skips the test where it is not installed. */
  public static Browser start() {
    Path chromium = CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(
        chromium != null && Files.isExecutable(DRIVER),
        "Chromium and its driver are needed to look at the page:"
            + " apt-get install chromium chromium-driver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  public void open(URI page) {
    driver.get(page.toString());
  }

  public Object run(String script) {
    return driver.executeScript(script);
  }

  /** Chooses an option, as a person would. */
  void choose(String selector, String value) {
    driver.findElement(By.cssSelector(selector + " option[value='" + value + "']")).click();
  }

  /** Returns when the page has drawn what it was about to draw. */
  void settle() {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));");
  }

  /** Returns when there is such an element: what a press or a click opens comes a moment later. */
  public void await(String selector) {
    driver.executeAsyncScript(
        "const [selector, done] = arguments;"
            + "const look = () => document.querySelector(selector) ? done()"
            + " : requestAnimationFrame(look);"
            + "look();",
        selector);
  }

  String text(String selector) {
    settle();
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  int count(String selector) {
    settle();
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** What the page complained about. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      complaints.add(entry.getMessage());
    }
    return complaints;
  }

  /** The addresses that were asked for since the last call. */
  List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String message = entry.getMessage();
      if (message.contains("\"Network.requestWillBeSent\"")) {
        requests.add(message.replaceFirst("(?s).*?\"url\":\"([^\"]*)\".*", "$1"));
      }
    }
    return requests;
  }

  /** What axe finds against the page, one line for each violation. */
  @SuppressWarnings("unchecked") // axe gives a list of texts.
  List<String> violations() {
    driver.executeScript(axe());
    return (List<String>)
        driver.executeAsyncScript(
            "const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map("
                + "v => v.id + ': ' + v.help + ': ' + v.nodes.map(n => n.html).join(' '))));");
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
