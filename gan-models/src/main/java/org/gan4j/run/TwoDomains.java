package org.gan4j.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.data.Augmentation;
import org.gan4j.data.Batch;
import org.gan4j.data.BatchSource;
import org.gan4j.data.Batches;
import org.gan4j.data.Domain;
import org.gan4j.data.DomainBatches;
import org.gan4j.data.ImageData;
import org.gan4j.data.ImageDigest;
import org.gan4j.data.ImageDomains;
import org.gan4j.data.ImageReading;
import org.gan4j.data.ImageShape;
import org.gan4j.data.SkippedFiles;
import org.gan4j.models.Inputs;
import org.gan4j.random.RandomStream;

/**
 * Images of two domains. They are read somewhat larger than they are trained with, and each time
 * another piece is cut out: {@link Augmentation#jitter}.
 *
 * @param kind unpaired or in pairs
 * @param sets the images to train on
 * @param tests the images to show, those of the folders for testing where there are such
 * @param augmentation what is changed about each image
 */
record TwoDomains(Inputs kind, ImageDomains sets, ImageDomains tests, Augmentation augmentation)
    implements TrainingImages {

  private static final int EXAMPLES = 8;
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  /** Of images that don't belong together one by one. */
  static TwoDomains unpaired(Path folder, ImageReading reading, boolean mirrored) {
    boolean apart = hasTestDomains(folder);
    Augmentation augmentation = augmentation(reading.shape(), mirrored);
    return new TwoDomains(
        Inputs.UNPAIRED_DOMAINS,
        ImageDomains.unpaired(folder, TRAIN, larger(reading, augmentation)),
        ImageDomains.unpaired(folder, apart ? TEST : TRAIN, reading),
        augmentation);
  }

  /** Of pairs. */
  static TwoDomains paired(Path folder, ImageReading reading, boolean mirrored) {
    boolean apart = Files.isDirectory(folder.resolve(TEST)) || hasTestDomains(folder);
    Augmentation augmentation = augmentation(reading.shape(), mirrored);
    return new TwoDomains(
        Inputs.PAIRED_IMAGES,
        ImageDomains.paired(folder, TRAIN, larger(reading, augmentation)),
        ImageDomains.paired(folder, apart ? TEST : TRAIN, reading),
        augmentation);
  }

  private static boolean hasTestDomains(Path folder) {
    return Files.isDirectory(folder.resolve(TEST + Domain.A))
        && Files.isDirectory(folder.resolve(TEST + Domain.B));
  }

  /** The jitter of a square as large as the shorter side. */
  private static Augmentation augmentation(ImageShape shape, boolean mirrored) {
    int side = Math.min(shape.height(), shape.width());
    return new Augmentation(mirrored, Augmentation.jitter(side).margin());
  }

  private static ImageReading larger(ImageReading reading, Augmentation augmentation) {
    ImageShape shape = reading.shape();
    return new ImageReading(
        new ImageShape(
            shape.height() + augmentation.margin(),
            shape.width() + augmentation.margin(),
            shape.channels()),
        reading.broken(),
        reading.labels());
  }

  @Override
  public ImageShape shape() {
    return tests.a().shape();
  }

  @Override
  public List<String> classes() {
    return Domain.NAMES;
  }

  @Override
  public int count() {
    return sets.a().size() + sets.b().size();
  }

  @Override
  public BatchSource batches(int size, RandomStream shuffle) {
    return kind == Inputs.PAIRED_IMAGES
        ? Batches.pairs(sets, size, augmentation, shuffle)
        : DomainBatches.of(sets, size, augmentation, shuffle);
  }

  @Override
  public String digest() {
    return ImageDigest.of(List.of(sets.a(), sets.b()));
  }

  @Override
  public SkippedFiles skipped() {
    return sets.skipped().and(tests.skipped());
  }

  @Override
  public List<ImageData> shown() {
    return List.of(tests.a(), tests.b());
  }

  /** As many of A as of B. */
  @Override
  public Batch examples() {
    int count = Math.min(EXAMPLES, Math.min(tests.a().size(), tests.b().size()));
    return new Batch(
        TrainingImages.first(count, tests.a()), TrainingImages.first(count, tests.b()));
  }

  @Override
  public String toString() {
    return String.format(
        "%,d images of A and %,d of B, %s", sets.a().size(), sets.b().size(), shape());
  }
}
