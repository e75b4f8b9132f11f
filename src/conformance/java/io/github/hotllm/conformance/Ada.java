package io.github.hotllm.conformance;

/** The record that is asked for; the SDKs make a schema of its fields. */
public record Ada(String name, int born) {}
