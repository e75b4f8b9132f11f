package io.github.hotllm.conformance;

import com.google.genai.types.Content;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import com.google.genai.types.Type;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** google-genai. */
final class GoogleGenAi implements Client {
  private static final Tool TOOL = Tool.builder()
      .functionDeclarations(FunctionDeclaration.builder()
          .name(Weather.NAME)
          .description(Weather.DESCRIPTION)
          .parameters(object(Map.of("city", schema(Type.Known.STRING))))
          .build())
      .build();

  private final com.google.genai.Client client;

  GoogleGenAi(URI server, String key) {
    client = com.google.genai.Client.builder()
        .apiKey(key)
        .httpOptions(HttpOptions.builder()
            .baseUrl(server.toString())
            .retryOptions(HttpRetryOptions.builder().attempts(1).build())
            .build())
        .build();
  }

  @Override
  public Said call(Task task) {
    return said(List.of(client.models.generateContent(House.MODEL, asked(task), config(task))));
  }

  @Override
  public Said stream(Task task) {
    var chunks = new ArrayList<GenerateContentResponse>();
    try (var stream = client.models.generateContentStream(House.MODEL, asked(task), config(task))) {
      stream.forEach(chunks::add);
    }
    return said(chunks);
  }

  @Override
  public Said callAndAnswer() {
    var contents = new ArrayList<>(List.of(asked(Task.TOOLS)));
    var config = config(Task.TOOLS);
    var first = client.models.generateContent(House.MODEL, contents, config);
    contents.add(first.candidates().orElseThrow().get(0).content().orElseThrow());
    var calls = first.functionCalls();
    var results = new ArrayList<Part>();
    for (int i = 0; i < calls.size(); i++) {
      results.add(Part.builder()
          .functionResponse(FunctionResponse.builder()
              .id(calls.get(i).id().orElseThrow())
              .name(Weather.NAME)
              .response(Map.of("output", Weather.ANSWERS.get(i)))
              .build())
          .build());
    }
    contents.add(Content.builder().role("user").parts(results).build());
    return said(List.of(client.models.generateContent(House.MODEL, contents, config)));
  }

  @Override
  public Ada record() {
    var config = GenerateContentConfig.builder()
        .responseMimeType("application/json")
        .responseSchema(
            object(Map.of("name", schema(Type.Known.STRING), "born", schema(Type.Known.INTEGER))))
        .build();
    var answer = client.models.generateContent(House.MODEL, asked(Task.RECORD), config);
    var read = Node.of(Json.parse(answer.text()));
    return new Ada(read.at("name").textOrEmpty(), (int) read.at("born").count().orElseThrow());
  }

  @Override
  public AutoCloseable begin() {
    var stream =
        client.models.generateContentStream(House.MODEL, asked(Task.TEXT), config(Task.TEXT));
    var ignored = stream.iterator().next();
    return stream;
  }

  @Override
  public List<String> models() {
    var names = new ArrayList<String>();
    client
        .models
        .list(ListModelsConfig.builder().build())
        .forEach(model -> names.add(model.name().orElseThrow()));
    return names;
  }

  @Override
  public void close() {
    client.close();
  }

  private static Content asked(Task task) {
    return task == Task.IMAGE
        ? Content.fromParts(Part.fromText(task.prompt()), Part.fromBytes(Png.BYTES, "image/png"))
        : Content.fromParts(Part.fromText(task.prompt()));
  }

  private static GenerateContentConfig config(Task task) {
    var config = GenerateContentConfig.builder();
    return (task == Task.TOOLS ? config.tools(TOOL) : config).build();
  }

  private static Said said(List<GenerateContentResponse> chunks) {
    var text = new StringBuilder();
    var calls = new ArrayList<Said.Call>();
    for (var chunk : chunks) {
      if (chunk.functionCalls() == null || chunk.functionCalls().isEmpty()) {
        text.append(chunk.text() == null ? "" : chunk.text());
      } else {
        chunk
            .functionCalls()
            .forEach(call -> calls.add(new Said.Call(
                call.id().orElseThrow(),
                call.name().orElseThrow(),
                Json.text(call.args().orElseThrow()))));
      }
    }
    var last = chunks.get(chunks.size() - 1);
    var usage = last.usageMetadata().orElseThrow();
    return new Said(
        last.modelVersion().orElseThrow(),
        text.toString(),
        calls,
        last.finishReason().toString(),
        new Said.Tokens(
            usage.promptTokenCount().orElseThrow(),
            usage.cachedContentTokenCount().orElseThrow(),
            usage.candidatesTokenCount().orElseThrow()));
  }

  private static Schema object(Map<String, Schema> properties) {
    return Schema.builder()
        .type(Type.Known.OBJECT)
        .properties(properties)
        .required(List.copyOf(properties.keySet()))
        .build();
  }

  private static Schema schema(Type.Known type) {
    return Schema.builder().type(type).build();
  }
}
