package io.github.hotllm.internal.account;

import java.util.List;
import java.util.Optional;

/** A token that the user has put into a variable of the environment. It does not change. */
record TokenVariable(String place, String value) implements CredentialSource {
  @Override
  public Found look() {
    if (value.isBlank()) {
      return new Found.Nothing(place + " is not set");
    }
    try {
      var grant =
          new Grant(Secret.of(value), Optional.empty(), Jwt.of(value).expires(), Optional.empty());
      return new Found.Login(grant, List.of());
    } catch (IllegalArgumentException e) {
      return new Found.Nothing(place + " cannot be used: " + e.getMessage());
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "TokenVariable[" + place + "]";
  }
}
