package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.dialect.gemini.Signatures.Carried;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States in signatures, which have to be base64 for some clients. */
class SignaturesTest {
  private static final String STATE = "anthropic/claude:Grüße??>>~~ 🙂";

  @ParameterizedTest
  @EnumSource
  void aStateComesBackAsItWas(Owner owner) {
    assertEquals(
        Optional.of(new Carried(owner, STATE)), Signatures.carried(Signatures.of(owner, STATE)));
  }

  @Test
  void theBytesCountAndNotTheAlphabet() {
    var bytes = Base64.getDecoder().decode(Signatures.of(Owner.THIS, STATE));
    var url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertEquals(Optional.of(new Carried(Owner.THIS, STATE)), Signatures.carried(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2ln", "aG90bGxt", "aG90bGxt!", "aG90bGxtLQ==", "hotllm:a/b:c"})
  void anythingElseIsNoneOfOurs(String signature) {
    assertEquals(Optional.empty(), Signatures.carried(signature));
  }

  @Test
  void whatIsUnsignedHasNoState() {
    assertEquals(Marks.NONE, Signatures.marks(""));
    assertEquals(Marks.NONE, Signatures.marks(Signatures.UNSIGNED));
    assertEquals(Marks.ofState("gemini/(client):c2ln"), Signatures.marks("c2ln"));
    assertEquals(Marks.ofState(STATE), Signatures.marks(Signatures.of(Owner.THIS, STATE)));
  }

  @Test
  void ourNameIsSeenWithoutDecoding() {
    assertEquals("aG90bGxt", Base64.getEncoder().encodeToString("hotllm".getBytes(UTF_8)));
  }
}
