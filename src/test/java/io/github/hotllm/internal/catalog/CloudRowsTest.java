package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of clouds: what their addresses are made of, and what their ids mean. */
class CloudRowsTest {
  private static final String VERTEX = "/v1/projects/acme/locations/";

  @ParameterizedTest
  @CsvSource({
    "azure, AZURE_RESOURCE_NAME=acme, https://acme.openai.azure.com/openai/v1",
    "azure, AZURE_OPENAI_ENDPOINT=https://x.openai.azure.com/ AZURE_RESOURCE_NAME=acme,"
        + " https://x.openai.azure.com/openai/v1",
    "azure-claude, ANTHROPIC_FOUNDRY_RESOURCE=acme, https://acme.services.ai.azure.com/anthropic",
    "azure-claude, ANTHROPIC_FOUNDRY_BASE_URL=https://x.azure.anthropic.com/anthropic/,"
        + " https://x.azure.anthropic.com/anthropic",
    "bedrock, AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=us-east-1,"
        + " https://bedrock-mantle.eu-west-1.api.aws/anthropic",
    "bedrock-openai, AWS_DEFAULT_REGION=us-east-1,"
        + " https://bedrock-mantle.us-east-1.api.aws/openai/v1",
    "vertex, GOOGLE_CLOUD_PROJECT=acme," + " https://aiplatform.googleapis.com" + VERTEX
        + "global/publishers/google",
    "vertex, GOOGLE_CLOUD_PROJECT=acme GOOGLE_CLOUD_LOCATION=global,"
        + " https://aiplatform.googleapis.com" + VERTEX + "global/publishers/google",
    "vertex, GOOGLE_CLOUD_PROJECT=acme GOOGLE_CLOUD_LOCATION=eu,"
        + " https://aiplatform.eu.rep.googleapis.com" + VERTEX + "eu/publishers/google",
    "vertex, GOOGLE_CLOUD_PROJECT=acme GOOGLE_CLOUD_LOCATION=us-east5,"
        + " https://us-east5-aiplatform.googleapis.com" + VERTEX + "us-east5/publishers/google",
    "vertex-claude, ANTHROPIC_VERTEX_PROJECT_ID=acme GOOGLE_CLOUD_PROJECT=x CLOUD_ML_REGION=us,"
        + " https://aiplatform.us.rep.googleapis.com" + VERTEX + "us/publishers/anthropic",
  })
  void theEnvironmentMakesUpTheAddress(String name, String environment, URI url) {
    var cloud = cloud(name, environment);
    assertEquals(url, cloud.baseUrl());
    assertEquals("", cloud.hosting().unset());
  }

  @ParameterizedTest
  @CsvSource({
    "azure,          AZURE_OPENAI_ENDPOINT or AZURE_RESOURCE_NAME",
    "azure-claude,   ANTHROPIC_FOUNDRY_RESOURCE",
    "bedrock,        AWS_REGION",
    "bedrock-openai, AWS_REGION",
    "vertex,         GOOGLE_CLOUD_PROJECT",
    "vertex-claude,  ANTHROPIC_VERTEX_PROJECT_ID",
  })
  void whatIsNotSetIsNamedAndTheAddressLeadsNowhere(String name, String unset) {
    var cloud = cloud(name, "OTHER=x");
    assertEquals(unset, cloud.hosting().unset());
    assertTrue(cloud.baseUrl().getHost().endsWith(".invalid"), cloud.baseUrl().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock, AWS_REGION=evil.example/x",
    "bedrock, AWS_REGION=a@evil.example",
    "vertex,  GOOGLE_CLOUD_PROJECT=a/../b",
    "azure,   AZURE_OPENAI_ENDPOINT=ftp://x",
    "azure,   AZURE_OPENAI_ENDPOINT=https://user:pass@x",
  })
  void aValueThatWouldLeadElsewhereIsRefused(String name, String environment) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> cloud(name, environment));
    var value = environment.substring(environment.indexOf('=') + 1);
    assertTrue(refusal.getMessage().contains(environment.split("=", 2)[0]), refusal.getMessage());
    assertTrue(!refusal.getMessage().contains(value), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "claude-haiku-4-5@20251001,                      claude-haiku-4-5",
    "us.anthropic.claude-haiku-4-5-20251001-v1:0,    claude-haiku-4-5",
    "global.anthropic.claude-sonnet-5-5,             claude-sonnet-5-5",
    "anthropic.claude-opus-4-6-v1,                   claude-opus-4-6",
    "openai.gpt-6.1-sol,                             gpt-6.1-sol",
    "claude-sonnet-5-5,                              claude-sonnet-5-5",
    "gemini-3.1-pro-preview,                         gemini-3.1-pro-preview",
  })
  void aCloudsIdHasItsMakersIdInIt(String id, String plain) {
    assertEquals(plain, HostedId.plain(id));
  }

  @Test
  void whatAModelRefusesIsKnownByItsMakersRowAndItsPriceIsNot() {
    var catalog = Config.parse("{}", Map.of()).catalog();
    var model = catalog
        .resolve("bedrock/us.anthropic.claude-haiku-5-5-v1:0")
        .candidates()
        .get(0)
        .model();
    assertEquals("bedrock/us.anthropic.claude-haiku-5-5-v1:0", model.fullName());
    assertEquals(
        catalog
            .resolve("anthropic/claude-haiku-5-5")
            .candidates()
            .get(0)
            .model()
            .rules(),
        model.rules());
    assertEquals(Optional.empty(), catalog.prices().price(model, Instant.EPOCH));
  }

  @Test
  void aDeploymentCostsWhatTheModelCostsThatTheUserNames() {
    var config = """
        {"providers": {"azure": {"models": [{"id": "prod", "model": "openai/gpt-5.5"}]}}}""";
    var catalog = Config.parse(config, Map.of("AZURE_RESOURCE_NAME", "acme")).catalog();
    var azure = catalog.provider("azure").orElseThrow();
    assertEquals(URI.create("https://acme.openai.azure.com/openai/v1"), azure.baseUrl());
    var usage = Usage.builder().inputTokens(1000).outputTokens(100).build();
    var now = Instant.parse("2026-11-25T12:00:00Z");
    var list = catalog
        .prices()
        .cost(catalog.provider("openai").orElseThrow(), "gpt-5.5", usage, now)
        .map(BigDecimal::toPlainString);
    for (var answered : new String[] {"prod", "gpt-5.5", "gpt-5.5-2026-04-24"}) {
      assertEquals(
          list, catalog.prices().cost(azure, answered, usage, now).map(BigDecimal::toPlainString));
    }
    assertEquals(Optional.empty(), catalog.prices().cost(azure, "other", usage, now));
    assertTrue(list.isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'base_url':'https://{x}.example','dialect':'openai-chat'} | base_url has the blank {x}",
        "{'base_url':'https://{x}.example','variables':{'x':'a b'}} | x must be the name of an env",
        "{'model_in':'header'} | model_in must be one of body, path",
        "{'models':[{'id':'a','model':'nobody/x'}]} | model must be the provider/model of a model",
        "{'models':[{'id':'a','model':'openai/gpt-5.5','context':5}]} | context is what the model in",
      })
  void aMistakeInARowIsNamed(String row, String message) {
    var config = "{\"providers\":{\"azure\":" + row.replace('\'', '"') + "}}";
    var mistake =
        assertThrows(IllegalArgumentException.class, () -> Config.parse(config, Map.of()));
    assertTrue(mistake.getMessage().contains(message), mistake.getMessage());
  }

  @Test
  void aRowOfTheUsersHasBlanksAndHeadersOfItsOwn() {
    var config = """
        {"providers": {"gate": {"dialect": "openai-chat", "api_key_env": "GATE_KEY",
          "base_url": "https://gate.example/{team}/v1", "variables": {"team": "GATE_TEAM"},
          "headers": {"x-team": "{team}", "x-app": "hotllm"}}}}""";
    var gate = Config.parse(config, Map.of("GATE_TEAM", "blue"))
        .catalog()
        .provider("gate")
        .orElseThrow();
    assertEquals(URI.create("https://gate.example/blue/v1"), gate.baseUrl());
    assertEquals(Map.of("x-team", "blue", "x-app", "hotllm"), gate.hosting().sentHeaders());
  }

  private static Provider cloud(String name, String environment) {
    var variables = Arrays.stream(environment.split(" "))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return Config.parse("{}", variables).catalog().provider(name).orElseThrow();
  }
}
