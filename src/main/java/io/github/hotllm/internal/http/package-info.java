/**
 * The transport: wire requests over warm {@link java.net.http.HttpClient} connections; it uses the
 * root, {@code wire} and {@code concurrent}.
 */
@NullMarked
package io.github.hotllm.internal.http;

import org.jspecify.annotations.NullMarked;
