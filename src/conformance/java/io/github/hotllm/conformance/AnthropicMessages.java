package io.github.hotllm.conformance;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import io.github.hotllm.internal.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** anthropic-java. */
final class AnthropicMessages implements Client {
  private static final Tool TOOL = Tool.builder()
      .name(Weather.NAME)
      .description(Weather.DESCRIPTION)
      .inputSchema(Tool.InputSchema.builder()
          .putAdditionalProperty("properties", JsonValue.from(Weather.PROPERTIES))
          .required(Weather.REQUIRED)
          .build())
      .build();

  private final AnthropicClient client;

  AnthropicMessages(URI server, String key) {
    client = AnthropicOkHttpClient.builder()
        .baseUrl(server.toString())
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @Override
  public Said call(Task task) {
    return said(client.messages().create(params(task).build()));
  }

  @Override
  public Said stream(Task task) {
    var whole = MessageAccumulator.create();
    try (var stream = client.messages().createStreaming(params(task).build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return said(whole.message());
  }

  @Override
  public Said callAndAnswer() {
    var params = params(Task.TOOLS);
    var first = client.messages().create(params.build());
    params.addMessage(first);
    var calls = said(first).calls();
    var results = new ArrayList<ContentBlockParam>();
    for (int i = 0; i < calls.size(); i++) {
      results.add(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
          .toolUseId(calls.get(i).id())
          .content(Weather.ANSWERS.get(i))
          .build()));
    }
    params.addUserMessageOfContentBlockParams(results);
    return said(client.messages().create(params.build()));
  }

  @Override
  public Ada record() {
    var params = params(Task.RECORD).outputConfig(Ada.class).build();
    return client.messages().create(params).content().stream()
        .flatMap(block -> block.text().stream())
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Override
  public AutoCloseable begin() {
    var stream = client.messages().createStreaming(params(Task.TEXT).build());
    var ignored = stream.stream()
        .flatMap(event -> event.contentBlockDelta().stream())
        .findFirst()
        .orElseThrow();
    return stream;
  }

  @Override
  public List<String> models() {
    return client.models().list().data().stream().map(model -> model.id()).toList();
  }

  @Override
  public void close() {
    client.close();
  }

  private static MessageCreateParams.Builder params(Task task) {
    var params = MessageCreateParams.builder().model(House.MODEL).maxTokens(100);
    if (task == Task.IMAGE) {
      return params.addUserMessageOfContentBlockParams(List.of(
          ContentBlockParam.ofText(TextBlockParam.builder().text(task.prompt()).build()),
          ContentBlockParam.ofImage(ImageBlockParam.builder()
              .source(Base64ImageSource.builder()
                  .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                  .data(Png.BASE64)
                  .build())
              .build())));
    }
    params.addUserMessage(task.prompt());
    return task == Task.TOOLS ? params.addTool(TOOL) : params;
  }

  private static Said said(Message answer) {
    var text = answer.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
    var calls = answer.content().stream()
        .flatMap(block -> block.toolUse().stream())
        .map(call ->
            new Said.Call(call.id(), call.name(), Json.text(call._input().convert(Map.class))))
        .toList();
    var usage = answer.usage();
    return new Said(
        answer.model().asString(),
        text,
        calls,
        answer.stopReason().orElseThrow().asString(),
        new Said.Tokens(
            usage.inputTokens(), usage.cacheReadInputTokens().orElseThrow(), usage.outputTokens()));
  }
}
