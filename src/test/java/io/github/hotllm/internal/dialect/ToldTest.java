package io.github.hotllm.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Part;
import org.junit.jupiter.api.Test;

class ToldTest {
  private final Told told = new Told();

  @Test
  void whatWasSaidInPiecesIsKnown() {
    told.say("a");
    told.say("b");
    told.think("b");
    assertTrue(told.isAgain(new Part.Thinking("b")));
    assertTrue(told.isAgain(new Part.Text("ab")));
  }

  @Test
  void whatCameBetweenDoesNotMatter() {
    told.say("a");
    told.interrupt();
    told.say("b");
    assertTrue(told.isAgain(new Part.Text("ab")));
    told.say("a");
    told.interrupt();
    told.say("b");
    assertTrue(told.isAgain(new Part.Text("b")));
  }

  @Test
  void aPieceIsNotTakenApart() {
    told.say("ab");
    assertFalse(told.isAgain(new Part.Text("b")));
    told.say("a");
    told.interrupt();
    told.say("b");
    assertFalse(told.isAgain(new Part.Text("a")));
  }

  @Test
  void aWholePartIsToldOnce() {
    told.say("a");
    assertTrue(told.isAgain(new Part.Text("a")));
    assertFalse(told.isAgain(new Part.Text("a")));
    told.say("a");
    assertTrue(told.isAgain(new Part.Text("a")));
  }

  @Test
  void nothingIsNoPiece() {
    assertFalse(told.isAgain(new Part.Text("")));
    told.say("");
    assertFalse(told.isAgain(new Part.Text("")));
    assertFalse(told.isAgain(Part.Image.at("https://a.example/b.png")));
  }
}
