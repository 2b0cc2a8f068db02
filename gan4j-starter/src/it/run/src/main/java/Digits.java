import java.nio.file.Path;
import org.gan4j.io.ImageGrid;
import org.gan4j.run.DataSource;
import org.gan4j.run.Run;

/** Trains, resumes and samples. */
public final class Digits {

  public static void main(String[] args) {
    Path folder = Path.of("runs/digits");
    Run.create("mlp").data(DataSource.digits()).steps(4).seed(1).into(folder).train();
    Run.open(folder).steps(6).resume();
    ImageGrid.write(Run.open(folder).sampler().images(64, 1), Path.of("digits.png"));
  }
}
