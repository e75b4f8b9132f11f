package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.wire.Headers;
import java.util.Set;

/**
 * A vendor's API as its clients know it: all that lies below one root.
 *
 * @param root what its paths begin with, such as {@code /v1}
 * @param dialect the format it speaks, failures included
 * @param models how it tells of models
 * @param marks the headers that its clients are known by, where several APIs share a root; none if
 *     it takes all that the others leave
 */
public record Api(String root, Dialect dialect, ModelShape models, Set<String> marks) {
  public Api {
    marks = Set.copyOf(marks);
  }

  /** An API that takes every client below its root. */
  public static Api of(String root, Dialect dialect, ModelShape models) {
    return new Api(root, dialect, models, Set.of());
  }

  /** Whether that is a request of one of its clients. */
  public boolean isMeant(String path, Headers headers) {
    return path.startsWith(root + "/")
        && (marks.isEmpty()
            || marks.stream().anyMatch(mark -> !headers.all(mark).isEmpty()));
  }
}
