package io.github.hotllm.internal.wire;

import java.util.Optional;

/** What this program calls itself towards others. */
public final class Product {
  private Product() {}

  /**
   * The version that the jar bears, or, on the module path, the module; {@code dev} without one.
   */
  public static String version() {
    return Optional.ofNullable(Product.class.getPackage().getImplementationVersion())
        .or(Product::moduleVersion)
        .orElse("dev");
  }

  /** As it stands in a {@code User-Agent} field. */
  public static String userAgent() {
    return "hotllm/" + version();
  }

  private static Optional<String> moduleVersion() {
    return Optional.ofNullable(Product.class.getModule().getDescriptor())
        .flatMap(module -> module.rawVersion());
  }
}
