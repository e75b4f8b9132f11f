package io.github.hotllm.matrix;

import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One client's format before one provider's, one way of delivery. */
record Cell(Format client, Format provider, Delivery delivery) {
  static Stream<Cell> all() {
    return Stream.of(Format.values())
        .flatMap(client -> Stream.of(Format.values())
            .flatMap(provider -> Stream.of(Delivery.values())
                .map(delivery -> new Cell(client, provider, delivery))));
  }

  /** Asks for that, and looks whether all of it arrives at the provider. */
  Verdict ask(Ask what, House house) {
    var fields = client.phrases().asks(what);
    if (fields.isEmpty()) {
      return Verdict.ABSENT;
    }
    house.willReply(answer(what));
    var reply = house.ask(question(fields.get()), headers(what));
    if (reply.statusCode() != 200) {
      return refused(what, reply);
    }
    var sent = sent(house);
    var missing = what.needs().stream().filter(need -> !need.hasArrived(sent)).toList();
    var warnings = warnings(reply);
    var lost = missing.stream()
        .filter(need -> warnings.stream().noneMatch(need::isNamedBy))
        .map(need -> need.trace() + " is neither in " + sent + " nor in " + warnings)
        .toList();
    if (!lost.isEmpty()) {
      return Verdict.of(Verdict.Kind.LOST, lost);
    }
    return warnings.isEmpty() ? Verdict.WORKS : Verdict.of(Verdict.Kind.WARNED, warnings);
  }

  /** A number is a text and JSON too, whatever the schema. */
  private Sample answer(Ask what) {
    var text = reply(Tell.TEXT).orElseThrow();
    return what == Ask.SCHEMA
        ? new Sample(text.status(), text.headers(), text.body().replace("A-1", "17"))
        : text;
  }

  private static String[] headers(Ask what) {
    return what == Ask.BETA ? new String[] {"anthropic-beta", "beta-1"} : new String[0];
  }

  private Phrases.Question question(String fields) {
    return client.phrases().question(Providers.model(provider), delivery, fields);
  }

  private Optional<Sample> reply(Tell what) {
    return provider.phrases().tells(what, delivery);
  }

  private static String sent(House house) {
    var request = house.lastAsked();
    return request.text()
        + request
            .header("anthropic-beta")
            .map(beta -> " anthropic-beta=" + beta)
            .orElse("");
  }

  private static Verdict refused(Ask what, Reply reply) {
    var error = Node.of(Json.parse(reply.body())).at("error");
    var field = Stream.of(
            error.at("param"),
            error.at("field"),
            error.at("details").at(1).at("fieldViolations").at(0).at("field"))
        .flatMap(node -> node.text().stream())
        .findFirst()
        .orElse(error.at("message").textOrEmpty());
    boolean named = what.needs().stream().anyMatch(need -> need.isNamed(field));
    var note = reply.statusCode() + ": " + error.at("message").textOrEmpty();
    return reply.statusCode() == 400 && named
        ? Verdict.of(Verdict.Kind.REFUSED, List.of(note))
        : Verdict.of(Verdict.Kind.LOST, List.of(note + " (" + field + ")"));
  }

  /** The warnings in the headers, or in the body of our own format. */
  private List<String> warnings(Reply reply) {
    var warnings = new ArrayList<>(reply.headers().allValues("x-hotllm-warning"));
    for (var line : reply.body().split("\n")) {
      var json = line.startsWith("data: ") ? line.substring("data: ".length()) : line;
      if (client == Format.HOTLLM && json.startsWith("{")) {
        Node.of(parsed(json)).at("warnings").items().forEach(each -> {
          if (!warnings.contains(each.textOrEmpty())) {
            warnings.add(each.textOrEmpty());
          }
        });
      }
    }
    return warnings;
  }

  private static Object parsed(String json) {
    try {
      return Json.parse(json);
    } catch (JsonException e) {
      return List.of();
    }
  }

  /** Lets the provider tell that, and looks whether all of it arrives at the client. */
  Verdict tell(Tell what, House house) {
    var sample = reply(what);
    if (sample.isEmpty() || (what == Tell.UNKNOWN && client != provider)) {
      return Verdict.ABSENT;
    }
    house.willReply(sample.get());
    var question = question(client.phrases().asks(what.question()).orElseThrow());
    var reply = house.ask(question);
    var heard = heard(reply);
    var unsaid = new ArrayList<String>();
    var lost = new ArrayList<String>();
    for (var fact : what.facts()) {
      var word = client.phrases().word(fact);
      if (provider.phrases().word(fact).isEmpty()) {
        continue;
      } else if (fact == Fact.SIGNATURE) {
        if (delivery == Delivery.WHOLE) {
          goesBack(question, reply, house).ifPresent(lost::add);
        }
      } else if (word.isEmpty()) {
        unsaid.add(client.title() + " has no word for " + fact);
        if (fact == Fact.IMAGE && !found("image/png", heard)) {
          lost.add("no text names the image in " + heard);
        }
      } else if (!found(word.get(), heard)) {
        lost.add(fact + ": no " + word.get() + " in " + heard);
      }
    }
    if (!lost.isEmpty()) {
      return Verdict.of(Verdict.Kind.LOST, lost);
    }
    return unsaid.isEmpty() ? Verdict.WORKS : Verdict.of(Verdict.Kind.UNSAID, unsaid);
  }

  private static String heard(Reply reply) {
    var headers = reply.headers().firstValue("retry-after").map(wait -> " retry-after=" + wait);
    return "status " + reply.statusCode() + headers.orElse("") + " " + reply.body();
  }

  /** The client sends the answer back as it is, and the provider's signature is there again. */
  private Optional<String> goesBack(Phrases.Question question, Reply reply, House house) {
    var word = provider.phrases().word(Fact.SIGNATURE).orElseThrow();
    house.ask(client.phrases().next(question, reply.body()));
    var sent = house.lastAsked().text();
    return found(word, sent) && sent.contains("R-9")
        ? Optional.empty()
        : Optional.of(Fact.SIGNATURE + ": no " + word + " in " + sent);
  }

  private static boolean found(String word, String text) {
    return Pattern.compile(word, Pattern.DOTALL).matcher(text).find();
  }
}
