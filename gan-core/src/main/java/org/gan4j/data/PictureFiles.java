package org.gan4j.data;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.io.image.EncodedImage;
import org.gan4j.io.image.ImageLimits;
import org.jspecify.annotations.Nullable;

/**
 * Image files on the disk.
 *
 * @param folder that they are named by; null to name them as they are
 * @param files the files
 */
record PictureFiles(@Nullable Path folder, List<Path> files) implements Pictures {

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public String name(int index) {
    Path file = files.get(index);
    return folder == null ? file.toString() : FolderListing.name(folder, file);
  }

  @Override
  public String place(int index) {
    return files.get(index).toString();
  }

  @Override
  public long bytes(int index) {
    return EncodedImage.size(files.get(index), ImageLimits.DEFAULT);
  }

  @Override
  public byte[] read(int index) {
    return EncodedImage.bytes(files.get(index), ImageLimits.DEFAULT);
  }
}
