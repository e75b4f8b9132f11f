package io.github.hotllm.internal.account;

/** A login that we do not look at, for its direct way is switched off. */
record Off(String place, String why) implements CredentialSource {
  @Override
  public Found look() {
    return new Found.Nothing(why);
  }
}
