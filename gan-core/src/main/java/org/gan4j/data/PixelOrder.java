package org.gan4j.data;

/** How a file lays the bytes of an image out. */
enum PixelOrder {
  /** Row by row, the channels of a pixel side by side: as everywhere here. */
  INTERLEAVED {
    @Override
    int place(int y, int x, int channel, ImageShape shape) {
      return (y * shape.width() + x) * shape.channels() + channel;
    }
  },
  /** All of a channel, row by row, then the next channel. */
  PLANES_BY_ROW {
    @Override
    int place(int y, int x, int channel, ImageShape shape) {
      return (channel * shape.height() + y) * shape.width() + x;
    }
  },
  /** All of a channel, column by column, then the next channel, as MATLAB has it. */
  PLANES_BY_COLUMN {
    @Override
    int place(int y, int x, int channel, ImageShape shape) {
      return (channel * shape.width() + x) * shape.height() + y;
    }
  };

  /** Where a value of an image lies, from the image's beginning. */
  abstract int place(int y, int x, int channel, ImageShape shape);

  /** The bytes of an image row by row, the channels of a pixel side by side. */
  byte[] interleave(byte[] bytes, int start, ImageShape shape) {
    byte[] out = new byte[shape.length()];
    int at = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          out[at++] = bytes[start + place(y, x, channel, shape)];
        }
      }
    }
    return out;
  }
}
