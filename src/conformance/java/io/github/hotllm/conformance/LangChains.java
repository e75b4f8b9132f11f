package io.github.hotllm.conformance;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.net.URI;

/** The modules of LangChain4j, pointed at a server. */
final class LangChains {
  private LangChains() {}

  static Client openAi(URI server, String key) {
    var model = OpenAiChatModel.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .modelName(House.MODEL)
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .strictJsonSchema(true)
        .maxRetries(0)
        .build();
    var streaming = OpenAiStreamingChatModel.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .modelName(House.MODEL)
        .build();
    return new LangChain(
        model,
        streaming,
        answer -> ((OpenAiTokenUsage) answer.tokenUsage()).inputTokensDetails().cachedTokens());
  }

  static Client anthropic(URI server, String key) {
    var model = AnthropicChatModel.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .modelName(House.MODEL)
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .maxRetries(0)
        .build();
    var streaming = AnthropicStreamingChatModel.builder()
        .baseUrl(server + "/v1")
        .apiKey(key)
        .modelName(House.MODEL)
        .build();
    return new LangChain(
        model,
        streaming,
        answer -> ((AnthropicTokenUsage) answer.tokenUsage()).cacheReadInputTokens());
  }

  static Client gemini(URI server, String key) {
    var model = GoogleAiGeminiChatModel.builder()
        .baseUrl(server + "/v1beta")
        .apiKey(key)
        .modelName(House.MODEL)
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .maxRetries(0)
        .build();
    var streaming = GoogleAiGeminiStreamingChatModel.builder()
        .baseUrl(server + "/v1beta")
        .apiKey(key)
        .modelName(House.MODEL)
        .build();
    return new LangChain(
        model,
        streaming,
        answer -> ((GoogleAiGeminiTokenUsage) answer.tokenUsage()).cachedContentTokenCount());
  }
}
