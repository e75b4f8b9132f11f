package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every mistake names its place. In the tables {@code ~} is a new line, {@code '} a quote of the
 * JSON and {@code `} one of the message.
 */
class ConfigMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'colour': 1}                              | 1:2 colour is not a field that hotllm knows",
        "{~ 'limits': {~  'max_in_flite': 1}}       | 3:3 limits.max_in_flite is not a field that"
            + " hotllm knows",
        "{'limits': {'max_in_flight': 'many'}}      | 1:13 limits.max_in_flight must be a whole"
            + " number, not a text",
        "{'limits': {'max_in_flight': 0}}           | 1:13 limits.max_in_flight must be between 1"
            + " and 2147483647",
        "{'aliases': []}                            | 1:2 aliases must be an object, not a list",
        "{'aliases': {'x': 5}}                      | 1:14 aliases.x must be a text or a list of"
            + " texts",
        "{'aliases': {'x': ''}}                     | 1:14 aliases.x must name a model",
        "{'aliases': {~'x': {'reasoning': 'low'}}}  | 2:1 aliases.x.model must name a model",
        "{'aliases': {'x': {'model': 'opus', 'reasoning': 'lots'}}} | 1:37 aliases.x.reasoning must"
            + " be one of none, minimal, low, medium, high, max",
        "{'aliases': {'x': {'model': 'opus', 'speed': 1}}} | 1:37 aliases.x.speed is not a field"
            + " that hotllm knows",
        "{'providers': {'p': {'base_url': 'http://h'}}} | 1:16 providers.p.dialect is missing",
        "{'providers': {'p': {'dialect': 'gemini'}}} | 1:16 providers.p.base_url is missing",
        "{'providers': {'p': {'dialect': 'soap', 'base_url': 'http://h'}}} | 1:22"
            + " providers.p.dialect must be one of openai-chat, openai-responses, anthropic,"
            + " gemini, hotllm, echo",
        "{'providers': {'openai': {'base_url': 'ftp://h'}}} | 1:27 providers.openai.base_url must"
            + " begin with http:// or https://",
        "{'providers': {'a/b': {}}} | 1:16 providers.a/b must be made of letters, digits, dots and"
            + " hyphens",
        "{'providers': {'openai': {'quirks': {'cap': 'min'}}}} | 1:38 providers.openai.quirks.cap"
            + " must be one of max_tokens, max_completion_tokens",
        "{'providers': {'openai': {'models': ['a', {'id': 'b', 'rules': ['no_fun']}]}}} | 1:55"
            + " providers.openai.models[1].rules must be one of no_sampling,"
            + " sampling_only_without_thinking, no_stop, no_thinking_budget, always_thinks,"
            + " thinks_between_tools, no_forced_tool, no_prefill, no_thinking_with_tools_in_chat",
        "{'providers': {'openai': {'models': ['a', 5]}}} | 1:43 providers.openai.models[1] must be"
            + " an object, not a number",
        "{'prices': {'gpt-5': {'input': 1, 'output': 1}}} | 1:13 prices.gpt-5 must be"
            + " provider/model, of a provider that is known",
        "{'prices': {'openai/gpt-5.5': {'input': 1}}} | 1:13 prices.openai/gpt-5.5.output is"
            + " missing",
        "{'prices': {'openai/x': {'input': -1, 'output': 1}}} | 1:26 prices.openai/x.input must not"
            + " be negative",
        "{'prices': {'openai/x': {'input': '1', 'output': 1}}} | 1:26 prices.openai/x.input must be"
            + " a number of US dollars",
        "{'prices': {'openai/x': [{'from': 'May', 'input': 1, 'output': 1}]}} | 1:27"
            + " prices.openai/x[0].from must be a day such as 2026-12-01",
        "{'providers': {'openai': {'api_key_env': 'sk-secret'}}} | 1:27"
            + " providers.openai.api_key_env must be the name of an environment variable",
        "{'cli': {'claude': 'claude'}} | 1:10 cli.claude must be an object, not a text",
        "{'cli': {'cloud': {}}} | 1:10 cli.cloud is not a program that hotllm can drive: there are"
            + " claude, codex, gemini",
        "{'cli': {'claude': {'arguments': []}}} | 1:21 cli.claude.arguments is not a field that"
            + " hotllm knows",
        "{'cli': {'claude': {'command': 'bin/claude'}}} | 1:21 cli.claude.command must be a"
            + " program's name or an absolute path, no arguments",
        "{'cli': {'claude': {'pool': 17}}} | 1:21 cli.claude.pool must be between 0 and 16",
        "{'cli': {'claude': {'env': {'A': 1}}}} | 1:29 cli.claude.env.A must be a text, not a"
            + " number",
        "{'cli': {'claude': {'env': {'ANTHROPIC_API_KEY': 'x'}}}} | 1:29"
            + " cli.claude.env.ANTHROPIC_API_KEY would charge an API key instead of the plan; leave"
            + " it out",
      })
  void aMistakeIsNamedWithItsLineColumnAndField(String json, String mistake) {
    var at = mistake.split("[: ]", 3);
    assertEquals(
        "the configuration, line " + at[0] + ", column " + at[1] + ": " + at[2], message(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'aliases': {'x': 'nothing-like-it'}}  | 1:14 aliases.x leads to no model: There is no"
            + " model `nothing-like-it`.",
        "{'aliases': {'x': 'y', 'y': 'x'}}      | 1:14 aliases.x leads to no model: The aliases"
            + " x → y → x go round in a circle; name the model as provider/model.",
        "{'aliases': {'opus': {'model': 'opus'}}} | 1:14 aliases.opus leads to no model: The"
            + " aliases opus → opus go round in a circle",
        "{'aliases': {'x': {'model': 'opus', 'fallbacks': ['opsu']}}} | 1:14 aliases.x leads to no"
            + " model: There is no model `opsu`; did you mean `opus`?",
        "{'fast': ['opsu']}                     | 1:2 fast leads to no model: There is no model",
        "{'fallbacks': {'haiku': 'opsu'}}       | 1:16 fallbacks.haiku leads to no model: There is",
      })
  void aNameThatLeadsNowhereIsAMistake(String json, String mistake) {
    var at = mistake.split("[: ]", 3);
    var expected =
        "the configuration, line " + at[0] + ", column " + at[1] + ": " + at[2].replace('`', '"');
    var message = message(json);
    assertTrue(message.startsWith(expected), message);
  }

  @Test
  void whatIsNoJsonIsNamedWithItsPlaceToo() {
    var message = message("{'fast':~[yes]}");
    assertTrue(message.startsWith("the configuration: not valid JSON at line 2, col"), message);
    assertTrue(message("{'fast': [], 'fast': []}").contains("a name that was there before"));
    assertEquals("the configuration: a JSON object is needed, not a list", message("[]"));
  }

  private static String message(String json) {
    var text = json.replace('\'', '"').replace('~', '\n');
    var failure = assertThrows(IllegalArgumentException.class, () -> Config.parse(text, Map.of()));
    return String.valueOf(failure.getMessage());
  }
}
