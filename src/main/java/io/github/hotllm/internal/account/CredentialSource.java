package io.github.hotllm.internal.account;

/** Where a login is kept by its owner. We read, and never write. */
interface CredentialSource {
  /** The place, for people. */
  String place();

  /** Looks there; may block. Never throws for what it finds. */
  Found look();

  /** The first look, which may block no longer than a small file takes. */
  default Found first() {
    return look();
  }
}
