package io.github.hotllm.realmodel;

import io.github.hotllm.Events;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;

/** A way into hotllm: the library, or a server asked by the client. */
interface Door extends AutoCloseable {
  LlmReply call(LlmRequest request);

  Events stream(LlmRequest request);

  @Override
  void close();

  static Door library(Llm llm) {
    return new Door() {
      @Override
      public LlmReply call(LlmRequest request) {
        return llm.ask(request);
      }

      @Override
      public Events stream(LlmRequest request) {
        return llm.stream(request).events();
      }

      @Override
      public void close() {
        llm.close();
      }
    };
  }

  static Door server(Llm llm) {
    var server = HotServer.builder().llm(llm).port(0).start();
    var client = HotClient.builder().address(server.uri()).build();
    return new Door() {
      @Override
      public LlmReply call(LlmRequest request) {
        return client.call(request);
      }

      @Override
      public Events stream(LlmRequest request) {
        return client.stream(request);
      }

      @Override
      public void close() {
        client.close();
        server.close();
        llm.close();
      }
    };
  }
}
