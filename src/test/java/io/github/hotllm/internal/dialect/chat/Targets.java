package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Ear;
import io.github.hotllm.internal.dialect.Target;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Targets for tests: providers that differ in one quirk, models that differ in one rule. */
final class Targets {
  private static final Quirks D = Quirks.DEFAULT;

  private Targets() {}

  /** A careful server of whom nothing is known. */
  static Target plain() {
    return of(D);
  }

  static Target of(Quirks quirks) {
    return new Target(provider(quirks), ModelRow.unknown("acme", "m1"));
  }

  static Target of(Quirks quirks, List<String> efforts, Rule... rules) {
    var row = new ModelRow(
        "acme",
        "m1",
        "M 1",
        OptionalLong.of(100_000),
        OptionalLong.of(1000),
        efforts,
        Set.of(rules),
        Knowledge.KNOWN);
    return new Target(provider(quirks), row);
  }

  static Ear ear(Target target) {
    return new Ear(new ChatDialect(), target);
  }

  private static Provider provider(Quirks quirks) {
    return new Provider(
        "acme",
        "Acme",
        ChatDialect.NAME,
        URI.create("http://127.0.0.1:1/v1"),
        List.of("ACME_API_KEY"),
        List.of(),
        Billing.PER_TOKEN,
        quirks);
  }

  static Quirks cap(Quirks.Cap cap) {
    return new Quirks(
        D.auth(),
        cap,
        D.effort(),
        D.instructions(),
        D.schema(),
        D.anyTool(),
        D.toolIds(),
        D.thinkingBack(),
        D.end(),
        D.streamUsage());
  }

  static Quirks effort(Quirks.Effort effort) {
    return new Quirks(
        D.auth(),
        D.cap(),
        effort,
        D.instructions(),
        D.schema(),
        D.anyTool(),
        D.toolIds(),
        D.thinkingBack(),
        D.end(),
        D.streamUsage());
  }

  static Quirks instructions(Quirks.Instructions instructions) {
    return new Quirks(
        D.auth(),
        D.cap(),
        D.effort(),
        instructions,
        D.schema(),
        D.anyTool(),
        D.toolIds(),
        D.thinkingBack(),
        D.end(),
        D.streamUsage());
  }

  static Quirks schema(Quirks.Schema schema) {
    return new Quirks(
        D.auth(),
        D.cap(),
        D.effort(),
        D.instructions(),
        schema,
        D.anyTool(),
        D.toolIds(),
        D.thinkingBack(),
        D.end(),
        D.streamUsage());
  }

  static Quirks tools(Quirks.AnyTool anyTool, Quirks.ToolIds toolIds) {
    return new Quirks(
        D.auth(),
        D.cap(),
        D.effort(),
        D.instructions(),
        D.schema(),
        anyTool,
        toolIds,
        D.thinkingBack(),
        D.end(),
        D.streamUsage());
  }

  static Quirks thinkingBack(Quirks.ThinkingBack back) {
    return new Quirks(
        D.auth(),
        D.cap(),
        D.effort(),
        D.instructions(),
        D.schema(),
        D.anyTool(),
        D.toolIds(),
        back,
        D.end(),
        D.streamUsage());
  }

  static Quirks stream(Quirks.End end, Quirks.StreamUsage usage) {
    return new Quirks(
        D.auth(),
        D.cap(),
        D.effort(),
        D.instructions(),
        D.schema(),
        D.anyTool(),
        D.toolIds(),
        D.thinkingBack(),
        end,
        usage);
  }
}
