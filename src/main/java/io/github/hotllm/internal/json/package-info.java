/**
 * JSON as maps, lists and exact numbers, and the one place that knows Jackson; it uses the root
 * alone.
 */
@NullMarked
package io.github.hotllm.internal.json;

import org.jspecify.annotations.NullMarked;
