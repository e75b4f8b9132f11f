package io.github.hotllm.internal.cli.process;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that made a den, as the den's name tells of it: which process it is and since when it
 * runs, for the number alone comes back in time.
 */
record Owner(long pid, long since) {
  /** What all dens are called, and hardly anything else. */
  static final String GLOB = "hotllm-*-*-*-*";

  private static final Pattern NAME =
      Pattern.compile("hotllm-[a-z]+-([0-9]{1,18})-([0-9]{1,18})-[0-9]+");

  /** This JVM. */
  static Owner self() {
    var self = ProcessHandle.current();
    return new Owner(self.pid(), since(self));
  }

  /** The owner of the den of that name, if it is one. */
  static Optional<Owner> of(String den) {
    return Optional.of(NAME.matcher(den)).filter(Matcher::matches).map(Owner::read);
  }

  private static Owner read(Matcher name) {
    return new Owner(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
  }

  /** How the names of its dens begin. */
  String prefix(String program) {
    return "hotllm-" + program + "-" + pid + "-" + since + "-";
  }

  /** Whether it is seen to live; one in another container is not seen. */
  boolean isSeen() {
    return ProcessHandle.of(pid).filter(process -> since(process) == since).isPresent();
  }

  private static long since(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
