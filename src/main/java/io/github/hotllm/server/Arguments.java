package io.github.hotllm.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line behind the command's name: flags with their values, and the other words. */
final class Arguments {
  private final Map<Flag, String> flags = new EnumMap<>(Flag.class);
  private final List<String> words = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads {@code --flag value} and {@code --flag=value}; behind {@code --} all is words.
   *
   * @throws MisuseException for a flag that the command does not know, or one without a value
   */
  static Arguments parse(List<String> args, Set<Flag> known) {
    var arguments = new Arguments();
    int at = 0;
    while (at < args.size()) {
      var arg = args.get(at++);
      if (arg.equals("--")) {
        arguments.words.addAll(args.subList(at, args.size()));
        break;
      } else if (!arg.startsWith("--")) {
        arguments.words.add(arg);
        continue;
      }
      int equals = arg.indexOf('=');
      var flag = flag(equals < 0 ? arg : arg.substring(0, equals), known);
      if (equals < 0 && at == args.size()) {
        throw new MisuseException(flag.text() + " needs a value: " + flag.usage());
      }
      arguments.flags.put(flag, equals < 0 ? args.get(at++) : arg.substring(equals + 1));
    }
    return arguments;
  }

  private static Flag flag(String text, Set<Flag> known) {
    return known.stream()
        .filter(flag -> flag.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new MisuseException("unknown flag " + text));
  }

  /** The words that belong to no flag. */
  List<String> words() {
    return words;
  }

  /** For a command that takes flags only. */
  void requireNoWords() {
    if (!words.isEmpty()) {
      throw new MisuseException("unexpected " + words.get(0));
    }
  }

  /** What a flag says, else its environment variable. */
  Optional<String> value(Flag flag, Map<String, String> env) {
    return Optional.ofNullable(flags.get(flag))
        .or(() -> flag.variable().map(env::get).filter(value -> !value.isBlank()));
  }

  /** What a flag without an environment variable says. */
  Optional<String> value(Flag flag) {
    return value(flag, Map.of());
  }

  /** A whole number that is not negative. */
  Optional<Integer> number(Flag flag, Map<String, String> env) {
    return value(flag, env).map(text -> {
      if (text.matches("\\d{1,9}")) {
        return Integer.parseInt(text);
      }
      throw new MisuseException(flag.text() + " takes a whole number, not " + text);
    });
  }

  /** A command line that is not understood. */
  static final class MisuseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MisuseException(String message) {
      super(message);
    }
  }
}
