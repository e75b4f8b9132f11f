package io.github.hotllm.conformance;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;

/** The tool that is offered, as a class for SDKs that make a schema of one, and as a schema. */
@JsonTypeName("weather")
@JsonClassDescription("Tells the weather in a city.")
public record Weather(String city) {
  static final String NAME = "weather";
  static final String DESCRIPTION = "Tells the weather in a city.";
  static final Map<String, Object> PROPERTIES = Map.of("city", Map.of("type", "string"));
  static final List<String> REQUIRED = List.of("city");

  /** What the tool answers to the calls, in their order. */
  static final List<String> ANSWERS = List.of("21 degrees", "3 degrees");
}
