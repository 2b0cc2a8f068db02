package org.gan4j.data;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.io.Require;
import org.gan4j.random.RandomStream;

/** Draws digits with Java2D: no fonts, no display. Image i depends on the seed and i alone. */
final class Digits {

  private static final int MIN_RESOLUTION = 8;

  private Digits() {}

  /** The set; image i is of class i modulo 10. */
  static ByteImages draw(int count, int resolution, long seed) {
    Require.positive("count", count);
    if (resolution < MIN_RESOLUTION) {
      throw new IllegalArgumentException(
          "resolution: expected at least " + MIN_RESOLUTION + ", got " + resolution);
    }
    int classes = Glyph.DIGITS.size();
    byte[][] pixels = new byte[count][];
    RandomStream seeds = new RandomStream(seed);
    long[] imageSeeds = new long[count];
    Arrays.setAll(imageSeeds, i -> seeds.nextLong());
    Arrays.parallelSetAll(
        pixels, i -> draw(i % classes, resolution, new RandomStream(imageSeeds[i])));
    return new ByteImages(
        new ImageShape(resolution, resolution, 1),
        pixels,
        IntStream.range(0, classes).mapToObj(String::valueOf).toList(),
        IntStream.range(0, count).map(i -> i % classes).toArray());
  }

  private static byte[] draw(int digit, int resolution, RandomStream random) {
    List<Glyph> ways = Glyph.DIGITS.get(digit);
    Glyph glyph = ways.get(random.nextInt(ways.size()));
    AffineTransform place = place(random);
    float pen = (float) random.nextDouble(0.065, 0.115);
    double wobble = random.nextDouble(0, 0.03);

    BufferedImage image = new BufferedImage(resolution, resolution, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(resolution, resolution);
    graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D pathOfPen = new Path2D.Double();
    for (Glyph.Stroke stroke : glyph.strokes()) {
      append(pathOfPen, stroke, wobble, random);
    }
    pathOfPen.transform(place);
    graphics.draw(pathOfPen);
    graphics.dispose();

    byte[] out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone();
    addNoise(out, random);
    return out;
  }

  /** From the glyph's unit square into the image's: size, slant, turn and position. */
  private static AffineTransform place(RandomStream random) {
    AffineTransform place = new AffineTransform();
    place.translate(random.nextDouble(0.45, 0.55), random.nextDouble(0.46, 0.54));
    place.rotate(random.nextDouble(-0.12, 0.12));
    place.shear(random.nextDouble(-0.35, 0.1), 0);
    double height = random.nextDouble(0.56, 0.68);
    place.scale(height * random.nextDouble(0.7, 0.95), height);
    place.translate(-0.5, -0.5);
    return place;
  }

  private static void append(Path2D path, Glyph.Stroke stroke, double wobble, RandomStream random) {
    double[] p = stroke.points().clone();
    boolean closed = p[0] == p[p.length - 2] && p[1] == p[p.length - 1];
    for (int i = 0; i < p.length; i++) {
      p[i] += wobble * random.nextDouble(-1, 1);
    }
    if (closed) {
      p[p.length - 2] = p[0];
      p[p.length - 1] = p[1];
    }
    path.moveTo(p[0], p[1]);
    if (stroke.curved()) {
      for (int i = 2; i < p.length; i += 6) {
        path.curveTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5]);
      }
    } else {
      for (int i = 2; i < p.length; i += 2) {
        path.lineTo(p[i], p[i + 1]);
      }
    }
  }

  /** Varies the ink a little over the image as a whole, then every inked pixel on its own. */
  private static void addNoise(byte[] pixels, RandomStream random) {
    double ink = random.nextDouble(0.85, 1);
    float[] noise = new float[pixels.length];
    random.fillUniform(noise, noise.length, -0.06f, 0.06f);
    for (int i = 0; i < pixels.length; i++) {
      double value = (pixels[i] & 0xff) * ink * (1 + noise[i]);
      pixels[i] = (byte) Math.min(255, Math.round(value));
    }
  }
}
