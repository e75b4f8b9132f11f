import dev.langchain4j.model.openai.OpenAiChatModel;

/** LangChain4j asks a hot server through its module for OpenAI, and so reaches every model. */
public final class LangChain {
  private LangChain() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    String server = args.length > 1 ? args[1] : "http://127.0.0.1:8120";
    var chat = OpenAiChatModel.builder()
        .baseUrl(server + "/v1")
        .apiKey("the server's token, if it has one")
        .modelName(model)
        .build();
    System.out.println(chat.chat("Say hello in one sentence."));
  }
}
