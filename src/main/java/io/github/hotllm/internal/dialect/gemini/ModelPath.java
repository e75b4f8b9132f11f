package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Fields;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a call, which names the model and how the answer comes:
 * {@code /v1beta/models/MODEL:generateContent}.
 *
 * @param model with its slashes; in Google's usual collection it is its name alone
 */
record ModelPath(String model, Delivery delivery) {
  private static final String WHOLE = "generateContent";
  private static final String STREAM = "streamGenerateContent";
  private static final String EVENTS = "alt=sse";

  private static final String VERSION = "/v1beta";
  /** A base URL that names a version itself, as all of Vertex's do. */
  private static final Pattern VERSIONED = Pattern.compile("/v\\d\\w*(/|$)");

  private static final String MODELS = "models/";
  private static final List<String> COLLECTIONS = List.of(MODELS, "tunedModels/");

  /** The path below a provider's base URL. */
  static String of(Target target, Delivery delivery) {
    return of(target, delivery == Delivery.STREAMED ? STREAM + "?" + EVENTS : WHOLE);
  }

  /** The same for another method. */
  static String of(Target target, String method) {
    var id = target.model().id();
    var own = collection(id);
    var name = own.map(prefix -> id.substring(prefix.length())).orElse(id);
    return (VERSIONED.matcher(base(target)).find() ? "" : VERSION) + "/" + own.orElse(MODELS)
        + escaped(name) + ":" + method;
  }

  /** What a body calls the model. */
  static String resource(Target target) {
    var id = target.model().id();
    return collection(id).isPresent() ? id : MODELS + id;
  }

  /** Whether the provider is Vertex, whose bodies differ where nothing is generated. */
  static boolean isVertex(Target target) {
    return base(target).contains("/projects/");
  }

  private static String base(Target target) {
    return Optional.ofNullable(target.provider().baseUrl().getPath()).orElse("");
  }

  /** The model in a client's path, whatever is done with it. */
  static String modelOf(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    var path = unescaped(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
    int method = path.lastIndexOf(':');
    return model(method < 0 ? "" : path.substring(0, method));
  }

  /**
   * What a client's path says, the query included.
   *
   * @throws LlmException if it calls something else
   */
  static ModelPath read(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    var path = unescaped(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
    int method = path.lastIndexOf(':');
    var model = model(method < 0 ? "" : path.substring(0, method));
    return switch (path.substring(method + 1)) {
      case WHOLE -> new ModelPath(model, Delivery.WHOLE);
      case STREAM -> {
        requireEvents(query < 0 ? "" : pathAndQuery.substring(query + 1));
        yield new ModelPath(model, Delivery.STREAMED);
      }
      default -> throw noSuchPath();
    };
  }

  /** Without it Google sends one JSON list, of which nothing can be read before its end. */
  private static void requireEvents(String query) {
    if (!List.of(query.split("&")).contains(EVENTS)) {
      throw Fields.refusedAt("alt", "must be sse: POST to …:" + STREAM + "?" + EVENTS);
    }
  }

  private static String model(String path) {
    for (var prefix : COLLECTIONS) {
      int at = path.indexOf("/" + prefix);
      var name = at < 0 ? "" : path.substring(at + 1 + prefix.length());
      if (!name.isEmpty()) {
        return prefix.equals(MODELS) ? name : prefix + name;
      }
    }
    throw noSuchPath();
  }

  private static Optional<String> collection(String id) {
    return COLLECTIONS.stream().filter(id::startsWith).findFirst();
  }

  /** The slash too, so that no id leads to another path. */
  private static String escaped(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20");
  }

  private static String unescaped(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw noSuchPath();
    }
  }

  private static LlmException noSuchPath() {
    return LlmException.builder(
            ErrorType.INVALID_REQUEST,
            "no such path; POST to " + VERSION + "/models/MODEL:" + WHOLE + " or :" + STREAM + "?"
                + EVENTS)
        .status(404)
        .build();
  }
}
