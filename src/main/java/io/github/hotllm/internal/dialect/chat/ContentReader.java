package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the content of one message: a text, or a list of parts. For one request. */
final class ContentReader {
  private final Unread unread;

  ContentReader(Unread unread) {
    this.unread = unread;
  }

  /** All parts that we know; the others are unread. */
  List<Part> parts(Fields message) {
    var content = message.value("content");
    if (content.isEmpty()) {
      return List.of();
    } else if (!(content.get() instanceof List<?>)) {
      return List.of(new Part.Text(message.requiredText("content")));
    }
    var parts = new ArrayList<Part>();
    for (var each : message.objects("content")) {
      var part = part(each);
      part.ifPresentOrElse(parts::add, () -> unread.add(each.path()));
      if (part.isPresent()) {
        unread.rest(each);
      }
    }
    return parts;
  }

  /** The same where Chat knows texts alone. */
  List<Part> texts(Fields message) {
    return only(message, parts(message), Part.Text.class, Part.Text.class);
  }

  List<Part> textsAndImages(Fields message) {
    return only(message, parts(message), Part.Text.class, Part.Image.class);
  }

  /** The pictures of a model's turn, which stand beside its content. */
  List<Part> images(Fields message) {
    var images = new ArrayList<Part>();
    for (var each : message.objects("images")) {
      each.text("type");
      images.add(image(each));
      unread.rest(each);
    }
    return images;
  }

  private static List<Part> only(
      Fields message,
      List<Part> parts,
      Class<? extends Part> kind,
      Class<? extends Part> otherKind) {
    for (var part : parts) {
      if (!kind.isInstance(part) && !otherKind.isInstance(part)) {
        throw message.refused("content", "holds a part that this role cannot have");
      }
    }
    return parts;
  }

  private Optional<Part> part(Fields part) {
    return switch (part.requiredText("type")) {
      case "text" -> Optional.of(new Part.Text(part.requiredText("text")));
      case "refusal" -> Optional.of(new Part.Text(part.requiredText("refusal")));
      case "image_url" -> Optional.of(image(part));
      case "file" -> part.fields("file").flatMap(this::document);
      case "input_audio" -> part.fields("input_audio").flatMap(this::audio);
      default -> Optional.empty();
    };
  }

  /** Some clients give the URL without the object around it. */
  private Part image(Fields part) {
    if (part.value("image_url").orElse("") instanceof String url && !url.isEmpty()) {
      return new Part.Image(DataUrl.source(url), Marks.NONE);
    }
    var image = part.fields("image_url").orElseThrow(() -> part.missing("image_url"));
    var source = DataUrl.source(image.requiredText("url"));
    unread.rest(image);
    return new Part.Image(source, Marks.NONE);
  }

  /** A document in the request; one that the provider keeps under an id is not ours to read. */
  private Optional<Part> document(Fields file) {
    var name =
        file.text("filename").filter(given -> !given.startsWith(ContentWriter.NO_NAME + "."));
    return file.text("file_data")
        .flatMap(data -> DataUrl.file(data, file.text("filename")))
        .map(data -> {
          unread.rest(file);
          return new Part.Document(data, name, Marks.NONE);
        });
  }

  private Optional<Part> audio(Fields audio) {
    var data = audio.text("data");
    var format = audio.text("format");
    unread.rest(audio);
    return format.flatMap(kind -> data.map(bytes -> new Part.Document(
        new Part.Source.Data("audio/" + kind, bytes), Optional.empty(), Marks.NONE)));
  }
}
