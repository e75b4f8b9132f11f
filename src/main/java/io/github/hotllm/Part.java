package io.github.hotllm;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Records;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One piece of a {@link Message}: text, an attachment, thinking, a tool call or its result.
 *
 * <pre>{@code
 * var question = Message.user(
 *     Part.Image.at("https://example.org/cat.png"), new Part.Text("What is this?"));
 * }</pre>
 *
 * <p>Parts are immutable values that belong to no provider. Each ends in its {@link Marks}.
 */
public sealed interface Part {
  /** What the part carries besides its content. */
  Marks marks();

  /** This part with other marks. */
  Part withMarks(Marks marks);

  /** Plain text. */
  record Text(String text, Marks marks) implements Part {
    public Text {
      Objects.requireNonNull(text);
    }

    public Text(String text) {
      this(text, Marks.NONE);
    }

    @Override
    public Text withMarks(Marks other) {
      return new Text(text, other);
    }
  }

  /** Where the bytes of an image or a document are: in the request, or at a URL. */
  sealed interface Source {
    /** Bytes sent along, as base64 text. */
    record Data(String mediaType, String base64) implements Source {
      @Override
      public String toString() {
        return "Data[" + mediaType + ", " + base64.length() + " base64 characters]";
      }
    }

    /** A URL that is handed to the provider; hotllm itself never fetches it. */
    record Url(String url) implements Source {}
  }

  /** A picture that the model should look at. */
  record Image(Source source, Marks marks) implements Part {
    public static Image of(String mediaType, byte[] bytes) {
      return new Image(data(mediaType, bytes), Marks.NONE);
    }

    public static Image at(String url) {
      return new Image(new Source.Url(url), Marks.NONE);
    }

    @Override
    public Image withMarks(Marks other) {
      return new Image(source, other);
    }
  }

  /** A document, such as a PDF, that the model should read. */
  record Document(Source source, Optional<String> name, Marks marks) implements Part {
    public static Document of(String mediaType, byte[] bytes) {
      return new Document(data(mediaType, bytes), Optional.empty(), Marks.NONE);
    }

    public static Document at(String url) {
      return new Document(new Source.Url(url), Optional.empty(), Marks.NONE);
    }

    /** This document under a file name, which some providers show to the model. */
    public Document named(String name) {
      return new Document(source, Optional.of(name), marks);
    }

    @Override
    public Document withMarks(Marks other) {
      return new Document(source, name, other);
    }
  }

  /** What a model thought before it answered, as far as its provider shows it. */
  record Thinking(String text, Marks marks) implements Part {
    public Thinking(String text) {
      this(text, Marks.NONE);
    }

    @Override
    public Thinking withMarks(Marks other) {
      return new Thinking(text, other);
    }
  }

  /** A model's wish that the caller run a {@link Tool}. The caller answers with a result. */
  record ToolCall(String id, String name, Map<String, Object> arguments, Marks marks)
      implements Part {
    public ToolCall {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
      arguments = Json.immutable(arguments);
    }

    public ToolCall(String id, String name, Map<String, Object> arguments) {
      this(id, name, arguments, Marks.NONE);
    }

    /** The arguments as JSON text. */
    public String json() {
      return Json.text(arguments);
    }

    /** The arguments read into a record or bean of the caller's own. */
    public <T> T as(Class<T> type) {
      return Records.read(arguments, type);
    }

    /** The result of this call, to be sent back in the next user message. */
    public ToolResult result(String content) {
      return new ToolResult(id, List.of(new Text(content)), ToolResult.Outcome.OK, Marks.NONE);
    }

    /** The failure of this call, to be sent back in the next user message. */
    public ToolResult error(String content) {
      return new ToolResult(id, List.of(new Text(content)), ToolResult.Outcome.ERROR, Marks.NONE);
    }

    @Override
    public ToolCall withMarks(Marks other) {
      return new ToolCall(id, name, arguments, other);
    }
  }

  /** What came out of a {@link ToolCall}: text and images. */
  record ToolResult(String toolCallId, List<Part> content, Outcome outcome, Marks marks)
      implements Part {
    /** Whether a tool did its work. */
    public enum Outcome {
      OK,
      ERROR
    }

    public ToolResult {
      Objects.requireNonNull(toolCallId);
      content = List.copyOf(content);
      for (var part : content) {
        if (!(part instanceof Text || part instanceof Image)) {
          throw new IllegalArgumentException(
              "a tool result holds text and images, not " + part.getClass().getSimpleName());
        }
      }
    }

    @Override
    public ToolResult withMarks(Marks other) {
      return new ToolResult(toolCallId, content, outcome, other);
    }
  }

  /** Something only its maker can read: its {@linkplain Marks#state() state} is all there is. */
  record Opaque(Marks marks) implements Part {
    public Opaque {
      if (marks.state().isEmpty()) {
        throw new IllegalArgumentException("an opaque part needs a state");
      }
    }

    @Override
    public Opaque withMarks(Marks other) {
      return new Opaque(other);
    }
  }

  private static Source.Data data(String mediaType, byte[] bytes) {
    return new Source.Data(mediaType, Base64.getEncoder().encodeToString(bytes));
  }
}
