package io.github.hotllm.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.hotllm.internal.concurrent.SystemClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests calls over TLS, in a process of its own: what a JVM trusts is settled once and for all. */
class TlsTest {
  private static final String PASSWORD = "password";
  private static final int CALLS = 40;

  @Test
  void manyAtATimeAreAnsweredOverTls(@TempDir Path folder) throws Exception {
    var keys = folder.resolve("keys.p12").toString();
    run(
        "keytool",
        "-genkeypair",
        "-keyalg",
        "EC",
        "-keystore",
        keys,
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1");
    var settings = options()
        .dynamicPort()
        .dynamicHttpsPort()
        .bindAddress("127.0.0.1")
        .keystorePath(keys)
        .keystorePassword(PASSWORD)
        .keyManagerPassword(PASSWORD);
    var server = new WireMockServer(settings);
    server.start();
    try {
      var body = "x".repeat(100_000);
      server.stubFor(post(anyUrl()).willReturn(aResponse().withBody(body)));

      var said = run(
          "java",
          "-cp",
          System.getProperty("java.class.path"),
          "-Djavax.net.ssl.trustStore=" + keys,
          "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
          Caller.class.getName(),
          "https://127.0.0.1:" + server.httpsPort() + "/");

      assertEquals(
          CALLS + " answers of 100000", said.strip().lines().reduce((a, b) -> b).get());
    } finally {
      server.stop();
    }
  }

  private static String run(String tool, String... arguments) throws Exception {
    var command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    return said;
  }

  /** The other process. */
  public static final class Caller {
    private Caller() {}

    public static void main(String[] args) throws Exception {
      try (var clock = new SystemClock();
          var transport = new JdkTransport(clock)) {
        var calls = new ArrayList<Recorder>();
        for (int i = 0; i < CALLS; i++) {
          calls.add(Recorder.sent(transport, URI.create(args[0])));
        }
        int length = 0;
        for (var call : calls) {
          length += call.body().length();
        }
        System.out.println(calls.size() + " answers of " + length / calls.size());
      }
    }
  }
}
