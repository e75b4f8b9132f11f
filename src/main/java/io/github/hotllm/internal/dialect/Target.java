package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;

/** Who shall answer: one model of one provider. */
public record Target(Provider provider, ModelRow model) {
  /** Who signs the {@linkplain io.github.hotllm.Marks#state() state} of this target's parts. */
  public String maker() {
    return provider.name() + "/" + model.id();
  }
}
