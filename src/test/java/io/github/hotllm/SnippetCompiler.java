package io.github.hotllm;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles statements out of a document as the body of a method. */
final class SnippetCompiler {
  /** What an example may take for granted, and may as well define for itself. */
  private static final String GIVEN = "Llm llm; LlmReply reply; ";

  private SnippetCompiler() {}

  /** What the compiler has to say; nothing if it is content. */
  static String compile(String name, String statements, Path classes) {
    var source = "import io.github.hotllm.*;\nimport io.github.hotllm.client.*;\n"
        + "import io.github.hotllm.server.*;\nimport java.util.*;\n"
        + "class " + name + " { " + GIVEN + "void run() throws Exception {\n" + statements
        + "\n} }\n";
    var out = new StringWriter();
    var options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    var files = List.of(new Source(name, source));
    ToolProvider.getSystemJavaCompiler()
        .getTask(out, null, null, options, null, files)
        .call();
    return out.toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
