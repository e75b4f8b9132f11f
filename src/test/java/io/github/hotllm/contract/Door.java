package io.github.hotllm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.hotllm.RequestWriter;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;

/** The ways into the house. */
enum Door {
  LIBRARY_CALL {
    @Override
    Answer ask(Stage stage, LlmRequest request) {
      return typed(() -> stage.llm().ask(request));
    }
  },
  LIBRARY_STREAM {
    @Override
    Answer ask(Stage stage, LlmRequest request) {
      return typed(() -> last(stage.llm().stream(request).events()));
    }
  },
  HTTP_CALL {
    @Override
    Answer ask(Stage stage, LlmRequest request) throws IOException, InterruptedException {
      var reply = post(stage, "/call_llm", request);
      return reply.statusCode() == 200
          ? told(reply.body(), Node.of(Json.parse(reply.body())))
          : Answer.Refused.of(reply.statusCode(), reply.headers(), reply.body());
    }
  },
  HTTP_STREAM {
    @Override
    Answer ask(Stage stage, LlmRequest request) throws IOException, InterruptedException {
      var reply = post(stage, "/stream_llm", request);
      if (reply.statusCode() != 200) {
        return Answer.Refused.of(reply.statusCode(), reply.headers(), reply.body());
      }
      var events = reply.body().split("\n\n");
      var last = events[events.length - 1].split("\ndata: ");
      var data = Node.of(Json.parse(last[1]));
      return last[0].equals("event: error")
          ? new Answer.Broken(data.at("error"))
          : told(reply.body(), data);
    }
  },
  CLIENT_CALL {
    @Override
    Answer ask(Stage stage, LlmRequest request) {
      return typed(() -> stage.client().call(request));
    }
  },
  CLIENT_STREAM {
    @Override
    Answer ask(Stage stage, LlmRequest request) {
      return typed(() -> last(stage.client().stream(request)));
    }
  };

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What comes of a request. */
  abstract Answer ask(Stage stage, LlmRequest request) throws IOException, InterruptedException;

  boolean isStreamed() {
    return name().endsWith("STREAM");
  }

  private static Answer typed(Supplier<LlmReply> call) {
    try {
      return Answer.Told.of(call.get());
    } catch (LlmException e) {
      return new Answer.Thrown(e);
    }
  }

  private static LlmReply last(Events events) {
    try (events) {
      LlmEvent last = new LlmEvent.Text("");
      for (var event : events) {
        last = event;
      }
      return ((LlmEvent.Finished) last).reply();
    }
  }

  /** The end of a stream has no text, so it is looked for in all that came. */
  private static Answer told(String all, Node reply) {
    var text = all.contains("{\"text\":\"saved\"") ? "saved" : all;
    var attempts = (int) reply.at("attempts").count().orElse(0);
    return new Answer.Told(text, attempts, reply.at("provider").textOrEmpty());
  }

  private static HttpResponse<String> post(Stage stage, String path, LlmRequest request)
      throws IOException, InterruptedException {
    var body = Json.text(RequestWriter.write(request));
    var reply = HTTP.send(
        HttpRequest.newBuilder(stage.server().uri().resolve(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
    assertEquals(1, reply.headers().allValues("x-request-id").size());
    return reply;
  }
}
