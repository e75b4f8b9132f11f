package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the content of one item: a text, or a list of parts. For one request. */
final class ContentReader {
  private final Unread unread;

  ContentReader(Unread unread) {
    this.unread = unread;
  }

  /** All parts that we know; the others are unread. */
  List<Part> parts(Fields item, String name) {
    var content = item.value(name);
    if (content.isEmpty()) {
      return List.of();
    } else if (content.get() instanceof String text) {
      return List.of(new Part.Text(text));
    }
    var parts = new ArrayList<Part>();
    for (var each : item.objects(name)) {
      var part = part(each);
      part.ifPresentOrElse(parts::add, () -> unread.add(each.path()));
      if (part.isPresent()) {
        unread.rest(each);
      }
    }
    return parts;
  }

  /** The same where there can be texts alone. */
  List<Part> texts(Fields item, String name) {
    var parts = parts(item, name);
    if (!parts.stream().allMatch(Part.Text.class::isInstance)) {
      throw item.refused(name, "holds a part that this role cannot have");
    }
    return parts;
  }

  List<Part> textsAndImages(Fields item, String name) {
    var parts = parts(item, name);
    if (parts.stream().anyMatch(Part.Document.class::isInstance)) {
      unread.refuse(
          item.refused(name, "holds a file, but the result of a tool is text and images"));
    }
    return parts.stream().filter(part -> !(part instanceof Part.Document)).toList();
  }

  /** What the model thought: its summary, or else its own words. */
  List<String> thinking(Fields item) {
    var summary = thoughts(item, "summary");
    var content = thoughts(item, "content");
    if (!summary.isEmpty() && !content.isEmpty()) {
      unread.add(item.path("content"));
    }
    return summary.isEmpty() ? content : summary;
  }

  private List<String> thoughts(Fields item, String name) {
    var texts = new ArrayList<String>();
    for (var thought : item.objects(name)) {
      thought.text("type");
      texts.add(thought.text("text").orElse(""));
      unread.rest(thought);
    }
    return texts;
  }

  private Optional<Part> part(Fields part) {
    return switch (part.requiredText("type")) {
      case "input_text" -> Optional.of(new Part.Text(part.requiredText("text")));
      case "output_text" -> {
        noteUnlessEmpty(part, "annotations");
        noteUnlessEmpty(part, "logprobs");
        yield Optional.of(new Part.Text(part.requiredText("text")));
      }
      case "refusal" -> Optional.of(new Part.Text(part.requiredText("refusal")));
      case "input_image" -> image(part);
      case "input_file" -> document(part);
      default -> Optional.empty();
    };
  }

  private void noteUnlessEmpty(Fields part, String list) {
    if (!part.list(list).orElse(List.of()).isEmpty()) {
      unread.add(part.path(list));
    }
  }

  /** A picture in the request; one that the provider keeps under an id is not ours to read. */
  private Optional<Part> image(Fields part) {
    if (!part.text("detail").orElse("auto").equals("auto")) {
      unread.add(part.path("detail"));
    }
    return part.text("image_url").map(url -> new Part.Image(DataUrl.source(url), Marks.NONE));
  }

  private static Optional<Part> document(Fields part) {
    var name =
        part.text("filename").filter(given -> !given.startsWith(ContentWriter.NO_NAME + "."));
    var data = part.text("file_data");
    if (data.isPresent()) {
      return data.flatMap(bytes -> DataUrl.file(bytes, part.text("filename")))
          .map(source -> new Part.Document(source, name, Marks.NONE));
    }
    return part.text("file_url")
        .map(url -> new Part.Document(DataUrl.source(url), name, Marks.NONE));
  }
}
