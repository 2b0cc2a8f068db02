package org.gan4j.models.extractor;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.data.ImageShape;
import org.gan4j.io.HostArrays;
import org.gan4j.io.InputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any ONNX model of images as an extractor, run by ONNX Runtime, which has to be on the class path:
 * {@code com.microsoft.onnxruntime:onnxruntime}. The model takes {@code [N, C, H, W]}, or one image
 * at a time where it says 1 for N. Outputs of more than two axes are averaged over places.
 */
public final class OnnxExtractor implements FeatureExtractor {

  private static final int AXES = 4;
  private static final int COLOUR = 3;

  /** Rows and columns for a model that leaves them open. */
  private static final int OPEN_SIDE = 224;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ExtractorChoice choice;
  private final Path file;
  private final String input;
  private final long[] shape;
  private final String layer;
  private final Optional<String> logits;
  private long features;
  private int classes;

  private OnnxExtractor(
      OrtEnvironment environment, OrtSession session, ExtractorChoice choice, Path file)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.choice = choice;
    this.file = file;
    this.input = session.getInputNames().iterator().next();
    NodeInfo node = Objects.requireNonNull(session.getInputInfo().get(input));
    if (!(node.getInfo() instanceof TensorInfo info)
        || info.getShape().length != AXES
        || info.getShape()[1] != 1 && info.getShape()[1] != COLOUR) {
      throw InputException.at(
          file,
          "expected a model whose first input is [N, C, H, W] with C 1 or 3, got "
              + node.getInfo());
    }
    this.shape = info.getShape().clone();
    List<String> outputs = List.copyOf(session.getOutputNames());
    String wanted = choice.layer();
    this.layer = wanted == null ? outputs.get(outputs.size() - 1) : wanted;
    this.logits = outputs.stream().filter(name -> name.equals("logits")).findFirst();
    try (INDArray probe = Nd4j.createUninitializedDetached(DataType.FLOAT, imageShape().batch(1))) {
      Extracted seen = extract(probe.assign(0));
      this.features = seen.features().size(1);
      this.classes = seen.logits().map(found -> (int) found.size(1)).orElse(0);
    }
  }

  /**
   * A model of a file. Its output {@code logits}, if it has one of that name, serves where a
   * classifier is needed.
   *
   * @param file the model, {@code .onnx}
   * @param choice which of its outputs, or of the values within it, are features, and how images
   *     are resized and scaled
   * @return the extractor
   * @throws InputException if the file is no model of images, or has no such output, or ONNX
   *     Runtime isn't there
   */
  public static FeatureExtractor load(Path file, ExtractorChoice choice) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = open(environment, file, choice.layer());
      return new OnnxExtractor(environment, session, choice, file);
    } catch (NoClassDefFoundError e) {
      throw new InputException(
          file
              + ": ONNX Runtime isn't on the class path; add"
              + " com.microsoft.onnxruntime:onnxruntime (its jar, into lib/ of the command)",
          e);
    } catch (OrtException e) {
      throw InputException.at(file, e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /** A session with the layer among its outputs. */
  private static OrtSession open(OrtEnvironment environment, Path file, @Nullable String layer)
      throws IOException, OrtException {
    byte[] model = Files.readAllBytes(file);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtSession session = environment.createSession(model, options);
      if (layer == null || session.getOutputNames().contains(layer)) {
        return session;
      }
      String outputs = String.join(", ", session.getOutputNames());
      session.close();
      try {
        return environment.createSession(OnnxOutputs.with(model, layer), options);
      } catch (OrtException e) {
        throw new InputException(
            file + ": nothing in the model is named " + layer + "; its outputs are " + outputs, e);
      }
    }
  }

  private ImageShape imageShape() {
    return new ImageShape(side(2), side(3), (int) shape[1]);
  }

  private int side(int axis) {
    return shape[axis] > 0 ? (int) shape[axis] : OPEN_SIDE;
  }

  @Override
  public Extracted extract(INDArray images) {
    try (INDArray pixels = shape[1] == 1 ? Pixels.grey(images) : Pixels.colour(images)) {
      int count = (int) pixels.size(0);
      int step = shape[0] > 0 ? (int) shape[0] : count;
      float[][] found = new float[count][];
      float[][] ofClasses = new float[count][];
      for (int begin = 0; begin < count; begin += step) {
        run(pixels, begin, Math.min(begin + step, count), step, found, ofClasses);
      }
      return new Extracted(
          Nd4j.createFromArray(found), logits.map(name -> Nd4j.createFromArray(ofClasses)));
    } catch (OrtException e) {
      throw InputException.at(file, e);
    }
  }

  private void run(
      INDArray pixels, int begin, int end, int step, float[][] found, float[][] ofClasses)
      throws OrtException {
    ImageShape to = imageShape();
    FloatBuffer values = FloatBuffer.allocate(step * to.length());
    for (int i = begin; i < end; i++) {
      put(HostArrays.floats(HostArrays.rows(pixels, i, i + 1)), pixels, to, values);
    }
    long[] extents = {step, to.channels(), to.height(), to.width()};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values.rewind(), extents);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      rows(result, layer, step, begin, found);
      if (logits.isPresent()) {
        rows(result, logits.get(), step, begin, ofClasses);
      }
    }
  }

  /** One image, resized and scaled, a channel after the other. */
  private void put(float[] image, INDArray pixels, ImageShape to, FloatBuffer values) {
    ImageShape from =
        new ImageShape((int) pixels.size(1), (int) pixels.size(2), (int) pixels.size(3));
    float[] sized =
        from.equals(to) ? image : choice.resizing().resize(image, from, to.height(), to.width());
    int channels = to.channels();
    for (int c = 0; c < channels; c++) {
      int source = choice.scaling().source(c, channels);
      for (int i = source; i < sized.length; i += channels) {
        values.put(choice.scaling().apply(sized[i], c));
      }
    }
  }

  /** A row an image of an output. */
  private void rows(OrtSession.Result result, String name, int step, int begin, float[][] to)
      throws OrtException {
    if (!(result.get(name).orElse(null) instanceof OnnxTensor tensor)
        || tensor.getInfo().getShape().length < 2
        || tensor.getInfo().getShape()[0] != step) {
      throw InputException.at(
          file, name + ": expected an output [N, D] or [N, D, H, W], got " + result.get(name));
    }
    long[] extents = tensor.getInfo().getShape();
    FloatBuffer values = tensor.getFloatBuffer();
    int places = (int) Arrays.stream(extents).skip(2).reduce(1, (a, b) -> a * b);
    for (int i = begin; i < Math.min(begin + step, to.length); i++) {
      to[i] = new float[(int) extents[1]];
      for (int d = 0; d < to[i].length; d++) {
        double sum = 0;
        for (int k = 0; k < places; k++) {
          sum += values.get();
        }
        to[i][d] = (float) (sum / places);
      }
    }
  }

  @Override
  public ExtractorProtocol protocol() {
    return new ExtractorProtocol(
        String.valueOf(file.getFileName()),
        layer,
        choice.resizing() + " to " + imageShape() + ", " + choice.scaling(),
        features);
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw InputException.at(file, e);
    }
  }
}
