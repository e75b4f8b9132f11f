package io.github.hotllm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.Jvm;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs each program of {@code examples/} in a process of its own and reads what it prints: without
 * any key, so that echo answers, and with an OpenAI that is a stub.
 */
class ExamplesTest {
  @TempDir
  static Path classes;

  @TempDir
  Path home;

  private final WireMockServer openAi =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().jettyAcceptors(1));

  @BeforeAll
  static void compile() throws Exception {
    var arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", libraries()));
    try (var files = Files.list(Path.of("examples"))) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
  }

  @AfterEach
  void stop() {
    openAi.stop();
  }

  @Test
  void helloEchoesWithoutAKey() {
    assertEquals("Say hello in one sentence.\n– echo in N ms\n", run("Hello"));
  }

  @Test
  void helloAsksOpenAi() {
    assertEquals(
        "Hello to you!\n– gpt-6-luna-2026-09-10 in N ms\n", run("Hello", OpenAiStub.HELLO));
    openAi.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("User-Agent", equalTo("hotllm/dev"))
            .withHeader("Authorization", equalTo("Bearer test")));
  }

  @Test
  void streamingEchoesWithoutAKey() {
    assertEquals("""
        Count to five, in words.
        – all of it in N ms
        And once more, backwards.
        – all of it in N ms
        """, run("Streaming"));
  }

  @Test
  void streamingPrintsWhatOpenAiStreams() {
    assertEquals("""
        One, two, three, four, five.
        – all of it in N ms
        One, two, three, four, five.
        – all of it in N ms
        """, run("Streaming", OpenAiStub.COUNTING));
  }

  @Test
  void theConversationEchoesWithoutAKey() {
    assertEquals("""
        > My name is Ada.
        My name is Ada.
        > I like engines.
        I like engines.
        > Who am I, and what do I like?
        Who am I, and what do I like?
        """, run("Conversation"));
  }

  @Test
  void theConversationSendsEveryTurnBack() {
    assertEquals("""
        > My name is Ada.
        Nice to meet you, Ada.
        > I like engines.
        So do I.
        > Who am I, and what do I like?
        You are Ada, and you like engines.
        """, run("Conversation", OpenAiStub.CONVERSATION));
  }

  @Test
  void theToolIsLeftAloneByEcho() {
    assertEquals("What is the weather in Paris?\n", run("Tools"));
  }

  @Test
  void theToolRunsWhenOpenAiAsks() {
    assertEquals("""
        – the model asks for the weather in Paris
        It is 21 degrees and sunny in Paris.
        """, run("Tools", OpenAiStub.WEATHER));
  }

  @Test
  void theToolRunsWhenEchoAsks() {
    assertEquals("""
        – the model asks for the weather in What is the weather in Paris?
        21 degrees and sunny in What is the weather in Paris?
        """, run(new Jvm(home), "Tools", "echo/tool"));
  }

  @Test
  void theAnswerIsARecord() {
    assertEquals("""
        Ada Lovelace, born in 1815
        – the first program
        – notes on the Analytical Engine
        """, run("StructuredOutput", OpenAiStub.ADA));
  }

  @Test
  void theImageEchoesWithoutAKey() {
    assertEquals("What do you see? One sentence, please.\n", run("Images"));
  }

  @Test
  void theImageReachesOpenAi() {
    assertEquals("A red square.\n", run("Images", OpenAiStub.RED));
  }

  @Test
  void theNearestTextIsFoundWithoutAKey() {
    assertEquals("Bread is made of flour, water and salt.\n", run("Embeddings"));
  }

  @Test
  void theSyncClientAsksTheServer() {
    try (var llm = Llm.builder().environment(Map.of()).build();
        var server = HotServer.builder().llm(llm).port(0).start()) {
      var jvm = new Jvm(home).with("HOTLLM_PORT", String.valueOf(server.port()));
      assertEquals(
          "Say hello in one sentence.\nCount to five, in words.\n", run(jvm, "SyncClient", "echo"));
    }
  }

  @Test
  void theEmbeddedServerAnswersItsClient() {
    assertEquals(
        "The server listens at http://127.0.0.1:PORT\nSay hello in one sentence.\n",
        run("EmbeddedServer").replaceAll("(127.0.0.1:)\\d+", "$1PORT"));
  }

  private String run(String example) {
    return run(new Jvm(home), example);
  }

  private String run(String example, OpenAiStub stub) {
    openAi.start();
    stub.teach(openAi);
    return run(OpenAiStub.reach(openAi, new Jvm(home)), example);
  }

  /** What it prints; how long it took is called N. */
  private static String run(Jvm jvm, String example, String... arguments) {
    var classPath = classes + File.pathSeparator + libraries();
    var command = Stream.concat(Stream.of("-cp", classPath, example), Stream.of(arguments));
    var ended = jvm.run(command.toArray(String[]::new));
    assertEquals(0, ended.exit(), ended.err());
    return ended.out().replaceAll("in \\d+ ms", "in N ms");
  }

  /** hotllm and what it needs, without the libraries of the tests. */
  private static String libraries() {
    return Stream.of(
            Llm.class,
            com.fasterxml.jackson.core.JsonFactory.class,
            com.fasterxml.jackson.databind.ObjectMapper.class,
            com.fasterxml.jackson.annotation.JsonProperty.class,
            org.slf4j.Logger.class)
        .map(ExamplesTest::home)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    try {
      var source = type.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(source.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
