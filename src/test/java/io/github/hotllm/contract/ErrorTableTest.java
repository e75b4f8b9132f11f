package io.github.hotllm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The error table of the HTTP API, row by row: each is made to happen, and is looked at through the
 * library, over HTTP and through the client, called and streamed. What only our own server refuses
 * stands in {@link ServerRefusalsTest}.
 */
class ErrorTableTest {
  private static final List<Row> TABLE = Stream.of(
          RequestRows.ALL, AccountRows.ALL, ProviderRows.ALL, TimeoutRows.ALL)
      .flatMap(List::stream)
      .toList();

  static Stream<Arguments> rowsAndDoors() {
    return TABLE.stream()
        .flatMap(row ->
            Stream.of(Door.values()).filter(row::isFor).map(door -> Arguments.of(row, door)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("rowsAndDoors")
  void aRowIsToldAsItStands(Row row, Door door) throws Exception {
    try (var stage = new Stage(row.script())) {
      var answer = door.ask(stage, row.request());
      new RowCheck(row).failure(door, answer);
      assertEquals(row.requests(), stage.requests());
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("rowsAndDoors")
  void whatFollowsIsTheLastColumn(Row row, Door door) throws Exception {
    try (var stage = new Stage(row.script())) {
      var request = row.request().toBuilder().fallbacks(Stage.BACKUP).build();
      var answer = door.ask(stage, request);
      if (row.then() == Then.STOP) {
        new RowCheck(row).failure(door, answer);
        assertEquals(0, stage.rescues());
      } else {
        assertEquals(new Answer.Told("saved", row.attempts() + 1, "backup"), answer);
        assertEquals(1, stage.rescues());
      }
      assertEquals(row.requests(), stage.requests());
    }
  }

  @Test
  void everyTypeHasARow() {
    assertEquals(
        Arrays.stream(ErrorType.values()).map(ErrorType::wireName).collect(Collectors.toSet()),
        TABLE.stream().map(Row::type).collect(Collectors.toSet()));
  }
}
