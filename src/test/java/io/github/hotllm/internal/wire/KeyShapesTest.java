package io.github.hotllm.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyShapesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-ant-oat01-abcdefgh",
        "sk-ant-api03-abc***",
        "sk-kimi-abcdefghij",
        "sk_live_abcdefgh",
        "xai-abcdefgh12",
        "gsk_abcdefgh12",
        "csk-abcdefgh12",
        "r8_abcdefgh12",
        "hf_abcdefgh12",
        "ghp_abcdefgh12",
        "rt_abcdefgh12",
        "rt.1.abcdefgh12",
        "AIzaSyA-1234567",
        "ya29.a0AfB_byC-1234",
        "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2lnbmVk"
      })
  void aKeyIsBlottedOutWhereverItStands(String key) {
    assertEquals(
        "bad key [secret], or [secret].",
        KeyShapes.blotted("bad key " + key + ", or " + key + "."));
    assertEquals("{\"key\":\"[secret]\"}", KeyShapes.blotted("{\"key\":\"" + key + "\"}"));
  }

  @Test
  void wordsStay() {
    var words = "the skeletons of task-scheduler are at rt 5, and sk-1 is short; pkgconfig-files";
    assertEquals(words, KeyShapes.blotted(words));
  }
}
