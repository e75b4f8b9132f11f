import io.github.hotllm.Llm;
import java.util.List;

/** Finds the text that is nearest to a question. Run it with the name of a model, or without. */
public final class Embeddings {
  private static final List<String> TEXTS = List.of(
      "Cats sleep most of the day.",
      "Bread is made of flour, water and salt.",
      "The moon goes round the earth.");

  private Embeddings() {}

  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "echo";
    try (var llm = Llm.create()) {
      var texts = llm.embed(model, TEXTS).join().vectors();
      var question =
          llm.embed(model, List.of("What is bread made of?")).join().vectors().get(0);
      int nearest = 0;
      for (int i = 1; i < texts.size(); i++) {
        if (product(texts.get(i), question) > product(texts.get(nearest), question)) {
          nearest = i;
        }
      }
      System.out.println(TEXTS.get(nearest));
    }
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
