/**
 * Providers, aliases, models, prices and the user's configuration file, all of them data; it uses
 * the root and {@code json}.
 */
@NullMarked
package io.github.hotllm.internal.catalog;

import org.jspecify.annotations.NullMarked;
