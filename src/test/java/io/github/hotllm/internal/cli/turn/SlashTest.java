package io.github.hotllm.internal.cli.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Warnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for texts that a program would take for a command of its own. */
class SlashTest {
  private final Warnings warnings = new Warnings("gemini");

  private String hidden(String text) {
    return ((Part.Text) Slash.hidden(new Part.Text(text), "gemini", warnings)).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/help", " /help", "\n\t/x", "\ufeff/cost", "\u00a0/help", "\u3000\u2028/help", "/"
      })
  void whatJavaScriptWouldTrimToASlashIsNoCommand(String text) {
    assertEquals("\u200b" + text, hidden(text));
    assertEquals(1, warnings.list().size());
  }

  @Test
  void otherTextsStayAsTheyAre() {
    for (var text : new String[] {"", "  ", "a /b", "\u200b/help", "\\/"}) {
      assertEquals(text, hidden(text));
    }
    assertEquals(0, warnings.list().size());
  }
}
