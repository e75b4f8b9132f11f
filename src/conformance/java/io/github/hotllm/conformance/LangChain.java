package io.github.hotllm.conformance;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** LangChain4j over one of its modules. */
final class LangChain implements Client {
  private static final ToolSpecification TOOL = ToolSpecification.builder()
      .name(Weather.NAME)
      .description(Weather.DESCRIPTION)
      .parameters(
          JsonObjectSchema.builder().addStringProperty("city").required("city").build())
      .build();

  private final ChatModel model;
  private final StreamingChatModel streaming;
  private final ToLongFunction<ChatResponse> cached;

  /** @param cached reads what each module has a type of its own for */
  LangChain(ChatModel model, StreamingChatModel streaming, ToLongFunction<ChatResponse> cached) {
    this.model = model;
    this.streaming = streaming;
    this.cached = cached;
  }

  /** What LangChain4j makes an implementation of. */
  interface Biographer {
    Ada tell(String prompt);
  }

  @Override
  public Said call(Task task) {
    return said(model.chat(request(task, List.of(asked(task)))));
  }

  @Override
  public Said stream(Task task) {
    var heard = new LangChainStream();
    streaming.chat(request(task, List.of(asked(task))), heard);
    return said(heard.whole());
  }

  @Override
  public Said callAndAnswer() {
    var messages = new ArrayList<>(List.of(asked(Task.TOOLS)));
    var first = model.chat(request(Task.TOOLS, messages)).aiMessage();
    messages.add(first);
    var calls = first.toolExecutionRequests();
    for (int i = 0; i < calls.size(); i++) {
      messages.add(ToolExecutionResultMessage.from(calls.get(i), Weather.ANSWERS.get(i)));
    }
    return said(model.chat(request(Task.TOOLS, messages)));
  }

  @Override
  public Ada record() {
    return AiServices.create(Biographer.class, model).tell(Task.RECORD.prompt());
  }

  @Override
  public AutoCloseable begin() {
    var heard = new LangChainStream();
    streaming.chat(request(Task.TEXT, List.of(asked(Task.TEXT))), heard);
    return heard.begun()::cancel;
  }

  @Override
  public List<String> models() {
    throw new UnsupportedOperationException("its chat models list nothing");
  }

  @Override
  public void close() {}

  private static ChatRequest request(Task task, List<ChatMessage> messages) {
    var request = ChatRequest.builder().messages(messages);
    return (task == Task.TOOLS ? request.toolSpecifications(TOOL) : request).build();
  }

  private static ChatMessage asked(Task task) {
    return task == Task.IMAGE
        ? UserMessage.from(
            TextContent.from(task.prompt()), ImageContent.from(Png.BASE64, "image/png"))
        : UserMessage.from(task.prompt());
  }

  private Said said(ChatResponse answer) {
    var message = answer.aiMessage();
    var usage = answer.tokenUsage();
    return new Said(
        answer.modelName(),
        Objects.requireNonNullElse(message.text(), ""),
        message.toolExecutionRequests().stream()
            .map(call ->
                new Said.Call(call.id(), call.name(), Json.text(Json.object(call.arguments()))))
            .toList(),
        answer.finishReason().name(),
        new Said.Tokens(
            usage.inputTokenCount(), cached.applyAsLong(answer), usage.outputTokenCount()));
  }
}
