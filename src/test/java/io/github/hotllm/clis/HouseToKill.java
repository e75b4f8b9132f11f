package io.github.hotllm.clis;

import io.github.hotllm.testing.Jvm;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A JVM that asks a program twice, and is killed meanwhile. */
final class HouseToKill {
  private HouseToKill() {}

  /** Starts one whose dens are in that folder. */
  static Jvm.Running start(VendorProgram program, Path home, URI fake) throws IOException {
    return new Jvm(home)
        .with("PATH", System.getenv("PATH"))
        .start(
            "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("dens")),
            "-Dhotllm.clis." + program.command() + "=" + program.file().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            HouseToKill.class.getName(),
            home.toString(),
            fake.toString(),
            program.name());
  }

  /** @param arguments a home, the address of the fakes, and the program */
  public static void main(String[] arguments) throws IOException {
    var program = VendorProgram.valueOf(arguments[2]);
    var house = RealHouse.library(Path.of(arguments[0]), URI.create(arguments[1]), Set.of(program));
    System.out.println(house.ask(RealHouse.request(program)).text());
    System.out.println(house.ask(RealHouse.request(program)).text());
  }
}
