package io.github.hotllm.server;

import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.LoginState;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.catalog.NoDirectWay;
import io.github.hotllm.internal.engine.PlanReport;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a person of their plans: where a login was found, how it is, and what to run.
 *
 * @param server the hot server that runs, which knows how much of a plan is used
 */
record PlanTeller(PrintStream out, Optional<RunningServer> server) {
  private static final String INDENT = " ".repeat(15);

  void tell(PlanReport plans) {
    if (!plans.logins().isEmpty()) {
      out.println();
      out.println("Logins of plans");
      plans.logins().forEach(this::tell);
      NoDirectWay.of("gemini").ifPresent(why -> line("google", why));
    }
    if (!plans.programs().isEmpty()) {
      out.println();
      out.println("Programs");
      plans.programs().forEach(this::tell);
    }
  }

  private void tell(LoginState login) {
    line(login.plan().wireName(), standing(login));
    switch (login.standing()) {
      case READY, EXPIRED, UNKNOWN -> out.println(INDENT + login.place());
      case LOGGED_OUT, OFF -> {
        // The problem names the place.
      }
    }
    if (login.standing() == Standing.READY) {
      tellWindows(login.plan().provider(), RouteKind.SUBSCRIPTION);
    }
    login.warnings().forEach(warning -> out.println(INDENT + warning));
  }

  private static String standing(LoginState login) {
    var problem = login.problem().orElse("");
    return switch (login.standing()) {
      case OFF -> problem;
      case LOGGED_OUT -> problem + " – " + login.remedy();
      case UNKNOWN -> "cannot be told yet: " + problem;
      case EXPIRED ->
        "has run out" + story(login) + " – if calls do not mend it, " + login.remedy();
      case READY -> "logged in" + story(login);
    };
  }

  private static String story(LoginState login) {
    var words = new ArrayList<String>();
    login.account().ifPresent(account -> words.add("account " + account));
    login.tier().ifPresent(words::add);
    login.validUntil().map(Instant::toString).ifPresent(end -> words.add("valid until " + end));
    return words.isEmpty() ? "" : ": " + String.join(", ", words);
  }

  /** Only providers know how much is used, and they tell it to those they answer. */
  private void tellWindows(String provider, RouteKind route) {
    var known =
        server.map(running -> running.windows(provider, WireName.of(route))).orElse(List.of());
    if (known.isEmpty()) {
      out.println(
          INDENT + "how much is used: not yet known, the provider tells with the first answer");
    }
    var source = server.map(running -> ", says the server at " + running.uri()).orElse("");
    known.forEach(window -> out.println(INDENT + used(window) + source));
  }

  private static String used(Window window) {
    var used = String.format(Locale.ROOT, "%s: %.0f %% used", window.name(), window.usedPercent());
    return used + window.resetsAt().map(time -> ", begins anew " + time).orElse("");
  }

  private void tell(PlanReport.Program program) {
    line(
        program.name(),
        program
            .file()
            .map(file -> program.version().map(version -> version + ", ").orElse("") + file)
            .or(program::hint)
            .orElse("not found"));
    if (program.file().isPresent()) {
      program
          .hint()
          .ifPresentOrElse(
              hint -> out.println(INDENT + hint),
              () -> tellWindows(program.provider(), RouteKind.CLI));
    }
  }

  private void line(String name, String words) {
    out.printf(Locale.ROOT, "  %-12s %s%n", name, words);
  }
}
