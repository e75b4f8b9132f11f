package io.github.hotllm.conformance;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.net.URI;
import java.util.List;

/** openai-java, asking for chat completions. */
final class OpenAiChat implements Client {
  private final OpenAIClient client;

  OpenAiChat(URI server, String key) {
    client = OpenAIOkHttpClient.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @Override
  public Said call(Task task) {
    return said(client.chat().completions().create(params(task).build()));
  }

  @Override
  public Said stream(Task task) {
    var params = params(task)
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
    var whole = ChatCompletionAccumulator.create();
    try (var stream = client.chat().completions().createStreaming(params)) {
      stream.stream().forEach(whole::accumulate);
    }
    return said(whole.chatCompletion());
  }

  @Override
  public Said callAndAnswer() {
    var params = params(Task.TOOLS);
    var message = message(client.chat().completions().create(params.build()));
    params.addMessage(message);
    var calls = calls(message);
    for (int i = 0; i < calls.size(); i++) {
      params.addMessage(ChatCompletionToolMessageParam.builder()
          .toolCallId(calls.get(i).id())
          .content(Weather.ANSWERS.get(i))
          .build());
    }
    return said(client.chat().completions().create(params.build()));
  }

  @Override
  public Ada record() {
    var params = params(Task.RECORD).responseFormat(Ada.class).build();
    var answer = client.chat().completions().create(params);
    return answer.choices().get(0).message().content().orElseThrow();
  }

  @Override
  public AutoCloseable begin() {
    var stream = client.chat().completions().createStreaming(params(Task.TEXT).build());
    var ignored = stream.stream()
        .filter(chunk -> !chunk.choices().isEmpty())
        .filter(chunk -> !chunk.choices().get(0).delta().content().orElse("").isEmpty())
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

  private static ChatCompletionCreateParams.Builder params(Task task) {
    var params = ChatCompletionCreateParams.builder().model(House.MODEL);
    if (task == Task.IMAGE) {
      return params.addUserMessageOfArrayOfContentParts(List.of(
          ChatCompletionContentPart.ofText(
              ChatCompletionContentPartText.builder().text(task.prompt()).build()),
          ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
              .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                  .url("data:image/png;base64," + Png.BASE64)
                  .build())
              .build())));
    }
    params.addUserMessage(task.prompt());
    return task == Task.TOOLS ? params.addTool(Weather.class) : params;
  }

  private static Said said(ChatCompletion answer) {
    var usage = answer.usage().orElseThrow();
    long cached = usage.promptTokensDetails().orElseThrow().cachedTokens().orElseThrow();
    return new Said(
        answer.model(),
        message(answer).content().orElse(""),
        calls(message(answer)),
        answer.choices().get(0).finishReason().asString(),
        new Said.Tokens(usage.promptTokens(), cached, usage.completionTokens()));
  }

  private static ChatCompletionMessage message(ChatCompletion answer) {
    return answer.choices().get(0).message();
  }

  private static List<Said.Call> calls(ChatCompletionMessage message) {
    return message.toolCalls().orElse(List.of()).stream()
        .map(call -> call.asFunction())
        .map(call ->
            new Said.Call(call.id(), call.function().name(), call.function().arguments()))
        .toList();
  }
}
