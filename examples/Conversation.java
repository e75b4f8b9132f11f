import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import java.util.List;

/** Three turns: each answer goes back to the model with the next question. */
public final class Conversation {
  private Conversation() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "fast";
    var questions = List.of("My name is Ada.", "I like engines.", "Who am I, and what do I like?");
    try (var llm = Llm.create()) {
      var conversation = LlmRequest.builder(model).system("Answer in one short sentence.");
      for (var question : questions) {
        conversation.message(Message.user(question));
        var reply = llm.ask(conversation.build());
        conversation.message(reply.message());
        System.out.println("> " + question + "\n" + reply.text());
      }
    }
  }
}
