package io.github.hotllm.server;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of the JDK's HTTP server, which it reads once, when its first class loads. What the
 * user has set stays. All of them exist on JDK 17.0.15 and 25 (looked up in November 2026).
 */
final class ServerSettings {
  /** How many connections may wait to be accepted; the JDK's 50 make a burst wait a second. */
  static final int BACKLOG = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HotServer.class);

  private static final Map<String, String> SETTINGS = Map.of(
      // Without it each reply of JDK 17, and each event of any, waits 40 ms for an acknowledgement.
      "sun.net.httpserver.nodelay", "true",
      // Seconds for head and body to arrive. There is none for the reply: it would cut streams.
      "sun.net.httpserver.maxReqTime", "10",
      // Seconds, and connections, that are kept open for the next request.
      "sun.net.httpserver.idleInterval", "300",
      "sun.net.httpserver.maxIdleConnections", "2000",
      "sun.net.httpserver.maxReqHeaderSize", "32768");

  /** The updates of each supported JDK that harden its HTTP server. */
  private static final Map<Integer, Runtime.Version> HARDENED = Map.of(
      17, Runtime.Version.parse("17.0.18"),
      21, Runtime.Version.parse("21.0.10"),
      25, Runtime.Version.parse("25.0.2"));

  private static final int NEWEST_KNOWN = 25;
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private ServerSettings() {}

  /** Sets what is not set. To be called before the first class of the JDK's server loads. */
  static void apply() {
    SETTINGS.forEach(ServerSettings::setUnlessSet);
  }

  /** How many connections the servers of this process may hold; the first to say so wins. */
  static void limitConnections(int most) {
    setUnlessSet("jdk.httpserver.maxConnections", String.valueOf(most));
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** Logs the advice about this JDK, once. */
  static void warnOfOldJdk() {
    advice(Runtime.version())
        .filter(advice -> WARNED.compareAndSet(false, true))
        .ifPresent(LOG::warn);
  }

  /** What to say about a JDK whose HTTP server has known holes. */
  static Optional<String> advice(Runtime.Version jdk) {
    var hardened = HARDENED.get(jdk.feature());
    boolean safe = hardened == null
        ? jdk.feature() > NEWEST_KNOWN
        : jdk.compareToIgnoreOptional(hardened) >= 0;
    return safe
        ? Optional.empty()
        : Optional.of("JDK " + numbers(jdk) + " has known holes in its HTTP server; update it to"
            + " 25.0.2, 21.0.10, 17.0.18 or newer");
  }

  private static String numbers(Runtime.Version jdk) {
    return jdk.version().stream().map(String::valueOf).collect(joining("."));
  }
}
