package io.github.hotllm.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.hotllm.testing.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program that has the thin jar as a dependency, on the class path and on the module path, with
 * the newest Jackson 2.x and with the oldest that is promised.
 */
class ThinJarIT {
  private static final Path BUILD = RunnableJar.JAR.resolveSibling("consumer");

  private static final String CONSUMER = """
      package consumer;

      import io.github.hotllm.Llm;
      import io.github.hotllm.LlmRequest;

      public final class Consumer {
        public record Place(String city, int people) {}

        public static void main(String[] args) {
          try (var llm = Llm.create()) {
            var request = LlmRequest.builder(args[0])
                .prompt("{\\"city\\":\\"Paris\\",\\"people\\":2}")
                .output(Place.class)
                .build();
            System.out.println(llm.ask(request).as(Place.class));
          }
        }
      }
      """;

  @TempDir
  Path home;

  @ParameterizedTest
  @ValueSource(strings = {"jackson-newest", "jackson-oldest"})
  void itWorksOnTheClassPath(String jackson) throws Exception {
    var path = path(jackson) + File.pathSeparator + compile("-cp", path(jackson));
    assertEquals(
        new Jvm.Ended(0, "Place[city=Paris, people=2]\n", ""),
        withoutLogger(new Jvm(home).run("-cp", path, "consumer.Consumer", "echo")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jackson-newest", "jackson-oldest"})
  void itWorksOnTheModulePath(String jackson) throws Exception {
    var path = path(jackson) + File.pathSeparator + compileModule(path(jackson));
    assertEquals(
        new Jvm.Ended(0, "Place[city=Paris, people=2]\n", ""),
        withoutLogger(new Jvm(home).run("-p", path, "-m", "consumer/consumer.Consumer", "echo")));
  }

  @Test
  void itNamesItselfToProvidersOnBothPaths() throws Exception {
    var provider =
        new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().jettyAcceptors(1));
    provider.start();
    try {
      provider.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(401)));
      var jvm = new Jvm(home)
          .with("OPENAI_API_KEY", "test")
          .with("OPENAI_BASE_URL", "http://127.0.0.1:" + provider.port() + "/v1");
      var path = path("jackson-newest");
      var classes = compileModule(path);
      var whole = path + File.pathSeparator + classes;
      jvm.run("-cp", whole, "consumer.Consumer", "gpt");
      jvm.run("-p", whole, "-m", "consumer/consumer.Consumer", "gpt");
      var version = RunnableJarContentsIT.manifest("Implementation-Version");
      provider.verify(
          2, postRequestedFor(anyUrl()).withHeader("User-Agent", equalTo("hotllm/" + version)));
    } finally {
      provider.stop();
    }
  }

  @Test
  void theModuleExportsThreePackages() throws Exception {
    var described = new Jvm(home)
        .run("-p", path("jackson-newest"), "--describe-module", "io.github.hotllm")
        .out();
    assertEquals(
        new TreeSet<>(List.of(
            "exports io.github.hotllm",
            "exports io.github.hotllm.client",
            "exports io.github.hotllm.server",
            "requires com.fasterxml.jackson.core",
            "requires com.fasterxml.jackson.databind",
            "requires java.base mandated",
            "requires java.net.http",
            "requires jdk.httpserver",
            "requires org.jspecify static",
            "requires org.slf4j")),
        described
            .lines()
            .filter(line -> line.startsWith("exports") || line.startsWith("requires"))
            .collect(toCollection(TreeSet::new)));
  }

  /** SLF4J says that nobody logs, which is the program's choice. */
  private static Jvm.Ended withoutLogger(Jvm.Ended ended) {
    return new Jvm.Ended(ended.exit(), ended.out(), ended.err().replaceAll("(?m)^SLF4J.*\n", ""));
  }

  private Path compileModule(String path) throws IOException {
    Files.writeString(
        home.resolve("module-info.java"),
        "module consumer { requires io.github.hotllm; opens consumer; }\n");
    return compile("-p", path, home.resolve("module-info.java").toString());
  }

  private Path compile(String... arguments) throws IOException {
    var classes = Files.createDirectories(home.resolve("classes"));
    var source = Files.writeString(home.resolve("Consumer.java"), CONSUMER);
    var all =
        Stream.concat(Stream.of("-d", classes.toString(), source.toString()), Stream.of(arguments));
    assertEquals(
        0, ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(String[]::new)));
    return classes;
  }

  /** The thin jar and what its dependencies were copied to. */
  private static String path(String jackson) throws IOException {
    var version = RunnableJarContentsIT.manifest("Implementation-Version");
    try (var jars = Files.list(BUILD.resolve(jackson))) {
      var thin = RunnableJar.JAR.resolveSibling("hotllm-" + version + ".jar");
      return Stream.concat(Stream.of(thin), jars)
          .map(Path::toString)
          .collect(joining(File.pathSeparator));
    }
  }
}
