package io.github.hotllm.conformance;

import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The format of the provider behind the server, and where it has what a client said. */
enum Behind {
  CHAT(
      "openai-chat",
      "/v1",
      "/messages/0/content/1/image_url/url",
      "/response_format/json_schema/schema",
      "/messages/2/content",
      "/messages/3/content"),
  RESPONSES(
      "openai-responses",
      "/v1",
      "/input/0/content/1/image_url",
      "/text/format/schema",
      "/input/3/output",
      "/input/4/output"),
  ANTHROPIC(
      "anthropic",
      "",
      "/messages/0/content/1/source/data",
      "/output_config/format/schema",
      "/messages/2/content/0/content/0/text",
      "/messages/2/content/1/content/0/text"),
  GEMINI(
      "gemini",
      "",
      "/contents/0/parts/1/inlineData/data",
      "/generationConfig/responseJsonSchema",
      "/contents/2/parts/0/functionResponse/response/output",
      "/contents/2/parts/1/functionResponse/response/output");

  private final String dialect;
  private final String root;
  private final String image;
  private final String schema;
  private final List<String> results;

  Behind(String dialect, String root, String image, String schema, String... results) {
    this.dialect = dialect;
    this.root = root;
    this.image = image;
    this.schema = schema;
    this.results = List.of(results);
  }

  String dialect() {
    return dialect;
  }

  /** Where below an address its paths begin. */
  String root() {
    return root;
  }

  /** The picture in a request, in base64. */
  String image(Node request) {
    return at(request, image).textOrEmpty().replaceFirst("^data:image/png;base64,", "");
  }

  /** What the tools answered, in a request. */
  List<String> results(Node request) {
    return results.stream().map(path -> at(request, path).textOrEmpty()).toList();
  }

  /** The type that the schema of {@link Ada} gives to the year, in a request. */
  String typeOfBorn(Node request) {
    var type = at(request, schema + "/properties/born/type");
    // LangChain4j lets every field be null as well.
    return (type.isList() ? type.at(0) : type).textOrEmpty();
  }

  /** The ids of the two recorded calls. */
  List<String> callIds() {
    return switch (this) {
      case CHAT, RESPONSES -> List.of("call_1", "call_2");
      case ANTHROPIC -> List.of("toolu_1", "toolu_2");
      case GEMINI -> List.of("fc_1", "fc_2");
    };
  }

  /** What such a provider has sent. */
  String recorded(String file) throws IOException {
    var folder = name().toLowerCase(Locale.ROOT);
    return Files.readString(Path.of("src", "conformance", "recorded", folder, file));
  }

  /** A value deep in JSON, such as {@code /messages/0/content}. */
  private static Node at(Node json, String path) {
    for (var step : path.substring(1).split("/")) {
      json = step.matches("[0-9]+") ? json.at(Integer.parseInt(step)) : json.at(step);
    }
    return json;
  }
}
