/**
 * What a wire format is: the pure translation, both ways, between its literal and our vocabulary;
 * it uses the root, {@code catalog}, {@code wire} and {@code json}.
 */
@NullMarked
package io.github.hotllm.internal.dialect;

import org.jspecify.annotations.NullMarked;
