package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a hot server speaks which wire format: the paths that generate, and the vendors' APIs round
 * them. Of several that fit the first one counts. Immutable.
 */
public final class Doors {
  private static final Doors NONE = new Doors(List.of(), List.of());

  private final List<Door> generating;
  private final List<Api> apis;

  /** A path at which a model generates, and the format that is spoken there. */
  public record Door(PathPattern path, Dialect dialect) {}

  private Doors(List<Door> generating, List<Api> apis) {
    this.generating = List.copyOf(generating);
    this.apis = List.copyOf(apis);
  }

  /** A house without doors. */
  public static Doors none() {
    return NONE;
  }

  /** These doors and one more, at a path that may have a name in it, as in {@link PathPattern}. */
  public Doors with(String path, Dialect dialect) {
    var more = new ArrayList<>(generating);
    more.add(new Door(PathPattern.of(path), dialect));
    return new Doors(more, apis);
  }

  /** These doors and one more API. */
  public Doors with(Api api) {
    var more = new ArrayList<>(apis);
    more.add(api);
    return new Doors(generating, more);
  }

  public List<Door> generating() {
    return generating;
  }

  public List<Api> apis() {
    return apis;
  }

  /** The API that a request is meant for, if it is that of any. */
  public Optional<Api> api(String path, Headers headers) {
    return apis.stream().filter(api -> api.isMeant(path, headers)).findFirst();
  }

  /** The format in which a request is answered, whatever comes of it; empty at a path of none. */
  public Optional<Dialect> dialect(String path, Headers headers) {
    return generating.stream()
        .filter(door -> door.path().matches(path))
        .findFirst()
        .map(Door::dialect)
        .or(() -> api(path, headers).map(Api::dialect));
  }
}
