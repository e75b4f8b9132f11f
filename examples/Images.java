import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A question about a picture: a PNG file named on the command line, or a red square. */
public final class Images {
  private Images() {}

  public static void main(String[] args) throws IOException {
    String model = args.length > 0 ? args[0] : "fast";
    byte[] png = args.length > 1 ? Files.readAllBytes(Path.of(args[1])) : redSquare();
    var picture = Part.Image.of("image/png", png);
    var question = new Part.Text("What do you see? One sentence, please.");
    var request =
        LlmRequest.builder(model).message(Message.user(picture, question)).build();
    try (var llm = Llm.create()) {
      System.out.println(llm.ask(request).text());
    }
  }

  private static byte[] redSquare() throws IOException {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
