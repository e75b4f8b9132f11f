package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The runnable jar holds what it needs, once, and nothing else. */
class RunnableJarContentsIT {
  @Test
  void theManifestSaysWhatToRun() {
    assertEquals("io.github.hotllm.server.Main", manifest("Main-Class"));
    assertEquals("true", manifest("Multi-Release"));
    assertEquals("hotllm", manifest("Implementation-Title"));
    assertTrue(manifest("Implementation-Version").matches("\\d+\\.\\d+\\.\\d+.*"));
  }

  @Test
  void noFileIsThereTwice() throws IOException {
    var names = names();
    assertEquals(new TreeSet<>(names).size(), names.size());
  }

  @Test
  void besideClassesThereIsOnlyThis() throws IOException {
    var rest = new TreeSet<>(names());
    rest.removeIf(name -> name.endsWith("/") || name.endsWith(".class"));
    assertEquals(
        new TreeSet<>(List.of(
            "META-INF/FastDoubleParser-LICENSE",
            "META-INF/FastDoubleParser-ThirdParty-LICENSE",
            "META-INF/LICENSE",
            "META-INF/LICENSE.txt",
            "META-INF/MANIFEST.MF",
            "META-INF/NOTICE",
            "META-INF/Schubfach-LICENSE",
            "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
            "META-INF/services/com.fasterxml.jackson.core.ObjectCodec",
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
            "io/github/hotllm/internal/catalog/catalog.json",
            "io/github/hotllm/internal/cli/gemini/gemini-settings.json",
            "simplelogger.properties")),
        rest);
  }

  @Test
  void itIsNoModuleAndHoldsNoOtherLibrary() throws IOException {
    for (var name : names()) {
      assertTrue(!name.endsWith("module-info.class"), name);
      assertTrue(
          name.startsWith("META-INF/")
              || name.matches("(io/|com/|org/|io/github/|com/fasterxml/)")
              || name.matches("(io/github/hotllm|com/fasterxml/jackson|org/slf4j)/.*")
              || name.equals("simplelogger.properties"),
          name);
    }
  }

  static String manifest(String attribute) {
    try (var jar = new JarFile(RunnableJar.JAR.toFile())) {
      return String.valueOf(jar.getManifest().getMainAttributes().getValue(attribute));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As they stand in the file, one after the other. */
  private static List<String> names() throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(Files.newInputStream(RunnableJar.JAR))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
