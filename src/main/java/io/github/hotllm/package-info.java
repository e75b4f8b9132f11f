/**
 * What a program imports: {@link io.github.hotllm.Llm} and the words of a call, which belong to no
 * provider; every package sees them, and only {@code Llm} reaches back, to {@code internal.engine},
 * which builds it.
 */
@NullMarked
package io.github.hotllm;

import org.jspecify.annotations.NullMarked;
