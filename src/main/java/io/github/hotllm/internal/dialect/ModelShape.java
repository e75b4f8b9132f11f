package io.github.hotllm.internal.dialect;

import io.github.hotllm.Models;
import java.util.List;
import java.util.Map;

/** How a vendor's API tells its clients which models there are. Pure, immutable. */
public interface ModelShape {
  /**
   * A model under a name that a call may use.
   *
   * @param id an alias, or {@code provider/model}
   */
  record Listed(String id, Models.Model model) {}

  /** The reply's object for all models. */
  Map<String, Object> list(List<Listed> models);

  /** The reply's object for one of them. */
  Map<String, Object> one(Listed model);
}
