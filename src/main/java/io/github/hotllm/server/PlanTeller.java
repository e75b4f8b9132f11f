package io.github.hotllm.server;

import io.github.hotllm.internal.account.LoginState;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.engine.PlanReport;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;

/** Tells a person of their plans: where a login was found, how it is, and what to run. */
record PlanTeller(PrintStream out) {
  private static final String INDENT = " ".repeat(15);

  void tell(PlanReport plans) {
    if (!plans.logins().isEmpty()) {
      out.println();
      out.println("Logins of plans");
      plans.logins().forEach(this::tell);
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
    login.windows().forEach(window -> out.println(INDENT + used(window)));
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
  }

  private void line(String name, String words) {
    out.printf(Locale.ROOT, "  %-12s %s%n", name, words);
  }
}
