package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.testing.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes read a login while a third writes it in place, in two halves, all the time. */
@DisabledOnOs(OS.WINDOWS)
class TwoReadersTest {
  private static final Instant LATER = Instant.parse("2036-11-01T14:00:00Z");
  private static final String WRITE_ON_AND_ON = """
      i=0
      while [ $i -lt 2000 ]; do
        for halves in 1 2; do
          if [ $halves = 1 ]; then one=$3; two=$4; else one=$5; two=$6; fi
          { printf %s "$one"; printf %s "$two"; } > "$1"
          sleep 0.003
        done
        i=$((i+1))
        [ -e "$2" ] && exit 0
      done""";

  @TempDir
  Path home;

  @TempDir
  Path scratch;

  @Test
  void eachSeesWholeLoginsAndNothingElse() throws Exception {
    var one = content("acc-1");
    var two = content("acc-2");
    Jwts.write(home, one);
    var enough = scratch.resolve("enough");
    var jvm = new Jvm(scratch);
    try (var writer = jvm.start(List.of(
            "/bin/sh",
            "-c",
            WRITE_ON_AND_ON,
            "sh",
            Jwts.authFile(home).toString(),
            enough.toString(),
            half(one, 0),
            half(one, 1),
            half(two, 0),
            half(two, 1)));
        var other = jvm.start(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LoginReader.class.getName(),
            home.toString())) {
      assertEquals(Set.of("acc-1", "acc-2"), LoginReader.seen(home));
      assertEquals("[acc-1, acc-2]", other.end().out().strip());
      Files.createFile(enough);
      assertEquals(0, writer.end().exit());
    }

    assertEquals(two, Files.readString(Jwts.authFile(home)));
    try (var files = Files.list(home)) {
      assertEquals(1, files.count(), "somebody else has written");
    }
  }

  private static String content(String account) {
    return Jwts.authJson(Jwts.token("t", account, LATER), account);
  }

  private static String half(String text, int number) {
    int middle = text.length() / 2;
    return number == 0 ? text.substring(0, middle) : text.substring(middle);
  }
}
