package io.github.hotllm.internal.account;

import java.util.List;

/** What a look at a login's place has found. */
sealed interface Found {
  /** A login, which may have run out; and what is to be said about how it is kept. */
  record Login(Grant grant, List<String> warnings) implements Found {
    public Login {
      warnings = List.copyOf(warnings);
    }
  }

  /** No login, and why. */
  record Nothing(String why) implements Found {}

  /** It cannot be told yet: somebody writes there just now, or nobody has asked for it. */
  record NotYet() implements Found {}
}
