package io.github.hotllm.matrix;

import java.util.List;

/**
 * What has become of one thing said from one format to another.
 *
 * @param notes the warnings, the refusal, what the format has no word for, or what is lost
 */
record Verdict(Kind kind, List<String> notes) {
  /** The better ones first. */
  enum Kind {
    /** All of it has arrived. */
    WORKS,
    /** What has not arrived is named in a warning. */
    WARNED,
    /** The client's format has no word for a part of the answer. */
    UNSAID,
    /** The request is refused, and the field is named. */
    REFUSED,
    /** The format of the one who would have to say it cannot. */
    ABSENT,
    /** Something has vanished. */
    LOST
  }

  static final Verdict WORKS = new Verdict(Kind.WORKS, List.of());
  static final Verdict ABSENT = new Verdict(Kind.ABSENT, List.of());

  static Verdict of(Kind kind, List<String> notes) {
    return new Verdict(kind, List.copyOf(notes));
  }
}
