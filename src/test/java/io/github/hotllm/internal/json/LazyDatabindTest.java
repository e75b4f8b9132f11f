package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A process that reads no record of its own never pays for databind. */
class LazyDatabindTest {
  /** Runs within a class loader of its own. */
  public static final class Probe implements Runnable {
    @Override
    public void run() {
      var object = Json.object("{\"a\":[1,2.5,\"x\"]}");
      Json.text(Json.immutable(object));
      Node.of(object).at("a").items();
      Fields.of(object).list("a");
      Splice.into(Json.bytes(object)).with("a", 1).bytes();
      LlmRequest.builder().prompt("Hello").build();
      LlmReply.class.getMethods();
    }
  }

  /** Needs databind. */
  public static final class Reading implements Runnable {
    @Override
    public void run() {
      Records.read("x", String.class);
    }
  }

  @Test
  void onlyRecordsLoadDatabind() throws Exception {
    assertEquals(Set.of(), databindLoadedBy(Probe.class));
    assertFalse(databindLoadedBy(Reading.class).isEmpty(), "the test would not notice");
  }

  private static Set<String> databindLoadedBy(Class<? extends Runnable> probe)
      throws IOException, ReflectiveOperationException {
    try (var loader = new Recorder()) {
      var copy = loader.loadClass(probe.getName()).getConstructor().newInstance();
      ((Runnable) copy).run();
      assertTrue(copy.getClass() != probe, "the probe is a copy with classes of its own");
      return loader.databind;
    }
  }

  /** Loads everything anew and notes what it loads of databind. */
  private static final class Recorder extends URLClassLoader {
    final Set<String> databind = new TreeSet<>();

    Recorder() {
      super(classPath(), getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("com.fasterxml.jackson.databind.")) {
        databind.add(name);
      }
      return super.findClass(name);
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(entry -> {
            try {
              return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
              throw new IllegalStateException(e);
            }
          })
          .toArray(URL[]::new);
    }
  }
}
