package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.ClientState;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the blocks of a turn. What only Anthropic can understand becomes an opaque part, which goes
 * back within the literal request alone. Belongs to one request.
 */
final class BlockReader {
  private final Unread unread;

  BlockReader(Unread unread) {
    this.unread = unread;
  }

  /** The parts of a content, which is a text or a list of blocks. */
  List<Part> content(Fields owner, String name, Role role) {
    if (owner.value(name).orElse("") instanceof String text) {
      return List.of(new Part.Text(text));
    }
    var turn = new TurnParts();
    var blocks = owner.list(name).orElse(List.of());
    for (int i = 0; i < blocks.size(); i++) {
      read(blocks.get(i), Fields.of(blocks.get(i), owner.path(name) + "[" + i + "]"), role)
          .accept(turn);
    }
    return turn.parts();
  }

  /** The cache breakpoint of a block or a tool, or of the whole prompt. */
  static Marks marks(Fields block, Unread unread) {
    return block
        .fields("cache_control")
        .map(control -> {
          if (!control.requiredText("type").equals("ephemeral")) {
            unread.add(control.path("type"));
          }
          var marks = Marks.ofCache(term(control, unread));
          unread.rest(control);
          return marks;
        })
        .orElse(Marks.NONE);
  }

  private static Marks.Cache term(Fields control, Unread unread) {
    var term = control.text("ttl").orElse("5m");
    if (!term.equals("5m") && !term.equals("1h")) {
      unread.add(control.path("ttl"));
    }
    return term.equals("1h") ? Marks.Cache.LONG : Marks.Cache.SHORT;
  }

  private Marks marks(Fields block) {
    return marks(block, unread);
  }

  /** What a block does to the parts of its turn: it adds one, or gives one its state. */
  private Consumer<TurnParts> read(Object literal, Fields block, Role role) {
    var type = block.requiredText("type");
    var data = type.equals("redacted_thinking") ? block.requiredText("data") : "";
    if (ClientState.isCarrier(data)) {
      return turn -> turn.carried(data);
    }
    var known = known(type, block, role);
    known.ifPresent(part -> unread.rest(block));
    return turn -> turn.add(known.orElseGet(
        () -> new Part.Opaque(AnthropicDialect.STATES.marks(data, Json.text(literal)))));
  }

  private Optional<Part> known(String type, Fields block, Role role) {
    boolean ofUser = role == Role.USER;
    boolean ofModel = role == Role.ASSISTANT;
    if (type.equals("text")) {
      return Optional.of(new Part.Text(block.requiredText("text"), marks(block)));
    } else if (ofUser && type.equals("image")) {
      return inline(block).map(source -> new Part.Image(source, marks(block)));
    } else if (ofUser && type.equals("document")) {
      return inline(block)
          .map(source -> new Part.Document(source, block.text("title"), marks(block)));
    } else if (ofUser && type.equals("tool_result")) {
      return Optional.of(result(block));
    } else if (ofModel && type.equals("tool_use")) {
      return Optional.of(call(block));
    } else if (ofModel && type.equals("thinking")) {
      return Optional.of(thinking(block));
    }
    return Optional.empty();
  }

  private static Part thinking(Fields block) {
    var signature = block.text("signature").orElse("");
    return new Part.Thinking(
        block.requiredText("thinking"),
        signature.isEmpty() ? Marks.NONE : AnthropicDialect.STATES.marks(signature, signature));
  }

  private Part call(Fields block) {
    block
        .fields("caller")
        .filter(caller -> !caller.text("type").orElse("").equals("direct"))
        .ifPresent(caller -> unread.add(caller.path()));
    var input = block.object("input").orElseThrow(() -> block.missing("input"));
    return new Part.ToolCall(
        block.requiredText("id"), block.requiredText("name"), input, marks(block));
  }

  private Part result(Fields block) {
    var content = new ArrayList<Part>();
    var parts = block.has("content") ? content(block, "content", Role.USER) : List.<Part>of();
    for (var part : parts) {
      if (part instanceof Part.Image || part instanceof Part.Text) {
        content.add(part);
      } else {
        unread.add(block.path("content"));
      }
    }
    var outcome = block.flag("is_error").orElse(false)
        ? Part.ToolResult.Outcome.ERROR
        : Part.ToolResult.Outcome.OK;
    return new Part.ToolResult(block.requiredText("tool_use_id"), content, outcome, marks(block));
  }

  /** Where the bytes are; empty for what only Anthropic can fetch, such as an uploaded file. */
  private Optional<Part.Source> inline(Fields block) {
    var source = block.fields("source").orElseThrow(() -> block.missing("source"));
    var inline = inlineSource(source);
    source.text("media_type");
    inline.ifPresent(known -> unread.rest(source));
    return inline;
  }

  private static Optional<Part.Source> inlineSource(Fields source) {
    return switch (source.requiredText("type")) {
      case "base64" ->
        Optional.of(
            new Part.Source.Data(source.requiredText("media_type"), source.requiredText("data")));
      case "url" -> Optional.of(new Part.Source.Url(source.requiredText("url")));
      case "text" -> Optional.of(new Part.Source.Data("text/plain", base64(source)));
      default -> Optional.empty();
    };
  }

  private static String base64(Fields source) {
    return Base64.getEncoder().encodeToString(source.requiredText("data").getBytes(UTF_8));
  }
}
