package io.github.hotllm.server;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Models;
import io.github.hotllm.internal.dialect.ModelShape.Listed;
import io.github.hotllm.internal.engine.Engine;
import io.github.hotllm.internal.route.RouteState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The models that this machine can reach as it is set up now, by the names that a call may use:
 * aliases first, then {@code provider/model}. For one question; asks nobody.
 */
final class ReachableModels {
  private static final String ECHO = "echo";

  private final Models models;
  private final Set<String> providers;

  ReachableModels(Engine engine) {
    models = engine.models();
    providers = engine.routes().stream()
        .filter(RouteState::isSetUp)
        .map(RouteState::provider)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<Listed> all() {
    var all = new LinkedHashMap<String, Models.Model>();
    models.aliases().keySet().forEach(alias -> add(alias, all));
    add(LlmRequest.DEFAULT_MODEL, all);
    add(ECHO, all);
    models.all().stream()
        .filter(this::isReachable)
        .filter(model -> !model.provider().equals(ECHO))
        .forEach(model -> all.putIfAbsent(model.provider() + "/" + model.id(), model));
    var listed = new ArrayList<Listed>();
    all.forEach((id, model) -> listed.add(new Listed(id, model)));
    return listed;
  }

  /**
   * The model behind a name, whether listed or not.
   *
   * @throws LlmException of type {@code model_not_found} if there is none, or it is out of reach
   */
  Listed get(String id) {
    return reached(models.find(id))
        .or(() -> standIn(id))
        .map(model -> new Listed(id, model))
        .orElseThrow(() -> LlmException.builder(
                ErrorType.MODEL_NOT_FOUND,
                "no key is set for this model's provider; the command doctor tells what to set")
            .field("model")
            .build());
  }

  private void add(String name, Map<String, Models.Model> all) {
    reached(found(name)).or(() -> standIn(name)).ifPresent(model -> all.putIfAbsent(name, model));
  }

  /** An alias of the user's may lead nowhere. */
  private List<Models.Model> found(String name) {
    try {
      return models.find(name);
    } catch (LlmException nowhere) {
      return List.of();
    }
  }

  private Optional<Models.Model> reached(List<Models.Model> candidates) {
    return candidates.stream().filter(this::isReachable).findFirst();
  }

  /** The default model is echo where there is no other. */
  private Optional<Models.Model> standIn(String name) {
    return name.equals(LlmRequest.DEFAULT_MODEL) && providers.equals(Set.of(ECHO))
        ? reached(found(ECHO))
        : Optional.empty();
  }

  private boolean isReachable(Models.Model model) {
    return providers.contains(model.provider());
  }
}
