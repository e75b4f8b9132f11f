package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir
  private Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void writeOneFileForEachPlace() throws IOException {
    write("given.json", 1);
    write("variable.json", 2);
    write("xdg/hotllm.json", 3);
    write("home/.config/hotllm.json", 4);
    environment.put("HOTLLM_CONFIG", folder.resolve("variable.json").toString());
    environment.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    environment.put("HOME", folder.resolve("home").toString());
  }

  @Test
  void theFirstPlaceThatIsNamedCounts() {
    assertEquals(1, loaded(Optional.of(folder.resolve("given.json"))));
    assertEquals(2, loaded(Optional.empty()));
    environment.remove("HOTLLM_CONFIG");
    assertEquals(3, loaded(Optional.empty()));
    environment.put("XDG_CONFIG_HOME", "relative/folder");
    assertEquals(4, loaded(Optional.empty()));
    environment.remove("XDG_CONFIG_HOME");
    assertEquals(4, loaded(Optional.empty()));
  }

  @Test
  void theUsualPlacesMayBeEmpty() {
    environment.remove("HOTLLM_CONFIG");
    environment.put("XDG_CONFIG_HOME", folder.resolve("nowhere").toString());
    assertEquals(1024, loaded(Optional.empty()));
    environment.clear();
    assertEquals(1024, loaded(Optional.empty()));
  }

  @Test
  void aFileThatWasAskedForHasToBeThere() {
    var missing = folder.resolve("missing.json");
    var given = assertThrows(
        IllegalArgumentException.class, () -> Config.load(Optional.of(missing), environment));
    assertEquals(
        "The configuration file " + missing + " cannot be read: there is no such file",
        given.getMessage());
    environment.put("HOTLLM_CONFIG", missing.toString());
    assertThrows(IllegalArgumentException.class, () -> Config.load(Optional.empty(), environment));
  }

  @Test
  void aMistakeNamesTheFile() throws IOException {
    var file = Files.writeString(folder.resolve("bad.json"), "{\n \"limit\": {}}");
    var mistake = assertThrows(
        IllegalArgumentException.class, () -> Config.load(Optional.of(file), environment));
    assertEquals(
        file + ", line 2, column 2: limit is not a field that hotllm knows", mistake.getMessage());
  }

  private int loaded(Optional<Path> file) {
    return Config.load(file, environment).limits().maxInFlight();
  }

  private void write(String name, int maxInFlight) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"limits\": {\"max_in_flight\": " + maxInFlight + "}}");
  }
}
