package io.github.hotllm.client;

/** The status and the body of a reply that has come to its end. The body is not to be modified. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
record WholeReply(int status, byte[] body) {}
