package io.github.hotllm.conformance;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseOutputText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** openai-java, asking for responses. One that failed is a value there; here it is thrown. */
final class OpenAiResponses implements Client {
  private final OpenAIClient client;

  OpenAiResponses(URI server, String key) {
    client = OpenAIOkHttpClient.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @Override
  public Said call(Task task) {
    return said(client.responses().create(params(task, List.of(asked(task)))));
  }

  @Override
  public Said stream(Task task) {
    var whole = ResponseAccumulator.create();
    try (var stream = client.responses().createStreaming(params(task, List.of(asked(task))))) {
      stream.stream().forEach(whole::accumulate);
    }
    return said(whole.response());
  }

  @Override
  public Said callAndAnswer() {
    var input = new ArrayList<>(List.of(asked(Task.TOOLS)));
    var first = client.responses().create(params(Task.TOOLS, input));
    var calls =
        first.output().stream().flatMap(item -> item.functionCall().stream()).toList();
    calls.forEach(call -> input.add(ResponseInputItem.ofFunctionCall(call)));
    for (int i = 0; i < calls.size(); i++) {
      input.add(
          ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
              .callId(calls.get(i).callId())
              .output(Weather.ANSWERS.get(i))
              .build()));
    }
    return said(client.responses().create(params(Task.TOOLS, input)));
  }

  @Override
  public Ada record() {
    var params = ResponseCreateParams.builder()
        .model(House.MODEL)
        .input(Task.RECORD.prompt())
        .text(Ada.class)
        .build();
    return client.responses().create(params).output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public AutoCloseable begin() {
    var stream = client.responses().createStreaming(params(Task.TEXT, List.of(asked(Task.TEXT))));
    var ignored = stream.stream()
        .filter(event -> event.outputTextDelta().isPresent())
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

  private static ResponseCreateParams params(Task task, List<ResponseInputItem> input) {
    var params = ResponseCreateParams.builder().model(House.MODEL).inputOfResponse(input);
    return (task == Task.TOOLS ? params.addTool(Weather.class) : params).build();
  }

  private static ResponseInputItem asked(Task task) {
    var message = EasyInputMessage.builder().role(EasyInputMessage.Role.USER);
    if (task == Task.IMAGE) {
      message.contentOfResponseInputMessageContentList(List.of(
          ResponseInputContent.ofInputText(
              ResponseInputText.builder().text(task.prompt()).build()),
          ResponseInputContent.ofInputImage(ResponseInputImage.builder()
              .detail(ResponseInputImage.Detail.AUTO)
              .imageUrl("data:image/png;base64," + Png.BASE64)
              .build())));
    } else {
      message.content(task.prompt());
    }
    return ResponseInputItem.ofEasyInputMessage(message.build());
  }

  private static Said said(Response answer) {
    answer.error().ifPresent(error -> {
      throw new IllegalStateException(error.message());
    });
    var usage = answer.usage().orElseThrow();
    var text = answer.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(ResponseOutputText::text)
        .collect(Collectors.joining());
    var calls = answer.output().stream()
        .flatMap(item -> item.functionCall().stream())
        .map(call -> new Said.Call(call.callId(), call.name(), call.arguments()))
        .toList();
    return new Said(
        answer.model().asString(),
        text,
        calls,
        answer.status().orElseThrow().asString(),
        new Said.Tokens(
            usage.inputTokens(), usage.inputTokensDetails().cachedTokens(), usage.outputTokens()));
  }
}
