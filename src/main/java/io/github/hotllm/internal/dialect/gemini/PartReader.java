package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Part.Source;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the parts of a turn. What only Google can understand becomes an opaque part, which goes
 * back within the literal request alone. Belongs to one request.
 */
final class PartReader {
  /** Where only Google can look: uploaded files, its own storage, and its films. */
  private static final Pattern GOOGLES_OWN =
      Pattern.compile("gs://.*|files/.*|https://generativelanguage\\.googleapis\\.com/.*"
          + "|https?://(www\\.|m\\.)?(youtube\\.com|youtu\\.be)/.*");

  private final Unread unread;
  private final ToolReader tools;

  PartReader(Unread unread) {
    this.unread = unread;
    this.tools = new ToolReader(unread);
  }

  /** Adds a part to those before it, or gives one of those its state. */
  void read(Object literal, Fields fields, Role role, List<Part> parts) {
    var signature = fields.text(Signatures.FIELD).orElse("");
    var carried = Signatures.carried(signature);
    var owner = carried.map(Signatures.Carried::owner).orElse(Owner.THIS);
    var marks = Signatures.marks(signature);
    if (owner == Owner.NONE) {
      parts.add(new Part.Opaque(marks));
      return;
    }
    var known = known(fields, role, marks);
    var part = known.orElseGet(() ->
        new Part.Opaque(Marks.ofState(State.ofClient(GeminiDialect.NAME, Json.text(literal)))));
    known.ifPresent(read -> unread.rest(fields));
    if (owner == Owner.BEFORE) {
      Pieces.sign(part, parts);
    } else {
      parts.add(part);
    }
  }

  private Optional<Part> known(Fields part, Role role, Marks marks) {
    boolean ofModel = role == Role.ASSISTANT;
    boolean signedAlone = marks.state().isPresent() && part.unread().isEmpty();
    if (part.has("text") || signedAlone) {
      return Optional.of(text(part, ofModel, marks));
    } else if (part.has("inlineData")) {
      return part.fields("inlineData").map(data -> inline(data, marks));
    } else if (part.has("fileData")) {
      return part.fields("fileData").flatMap(file -> file(file, marks));
    } else if (ofModel && part.has("functionCall")) {
      return part.fields("functionCall").map(call -> tools.call(call, marks));
    } else if (!ofModel && part.has("functionResponse")) {
      return part.fields("functionResponse").map(result -> tools.result(result, marks));
    }
    return Optional.empty();
  }

  private Part text(Fields part, boolean ofModel, Marks marks) {
    boolean thought = part.flag("thought").orElse(false);
    if (thought && !ofModel) {
      unread.add(part.path("thought"));
    }
    var text = part.text("text").orElse("");
    return thought && ofModel ? new Part.Thinking(text, marks) : new Part.Text(text, marks);
  }

  private Part inline(Fields data, Marks marks) {
    var type = data.requiredText("mimeType");
    var source = new Source.Data(type, data.requiredText("data"));
    unread.rest(data);
    return Media.part(type, source, marks);
  }

  private Optional<Part> file(Fields file, Marks marks) {
    var url = file.requiredText("fileUri");
    if (GOOGLES_OWN.matcher(url).matches()) {
      return Optional.empty();
    }
    var type = file.text("mimeType").or(() -> Media.type(url)).orElse("image/");
    unread.rest(file);
    return Optional.of(Media.part(type, new Source.Url(url), marks));
  }
}
