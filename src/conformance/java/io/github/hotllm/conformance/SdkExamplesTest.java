package io.github.hotllm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Llm;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.Jvm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each program of {@code examples/sdk/} in a process of its own; echo answers it. */
class SdkExamplesTest {
  @TempDir
  Path home;

  @ParameterizedTest
  @ValueSource(strings = {"OpenAiSdk", "AnthropicSdk", "GoogleSdk", "LangChain"})
  void itPrintsTheAnswer(String example) {
    try (var llm = Llm.builder().environment(Map.of()).build();
        var server = HotServer.builder().llm(llm).port(0).start()) {
      var classPath = System.getProperty("java.class.path");
      var ended =
          new Jvm(home).run("-cp", classPath, example, "echo", server.uri().toString());
      assertEquals("Say hello in one sentence.\n", ended.out(), ended.err());
      assertEquals(0, ended.exit(), ended.err());
    }
  }
}
