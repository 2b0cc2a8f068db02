package org.gan4j.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gan4j.io.Json;
import org.gan4j.io.StoredPng;

/**
 * Writes a zip archive as StyleGAN's {@code dataset_tool.py} does (Karras et al. 2020): PNG files
 * without compression under {@code 00000/img00000000.png} and so on, a thousand a folder, and their
 * labels in {@code dataset.json}. The names of the classes, which that tool doesn't know, are there
 * too.
 */
final class ZipSetWriter implements SetWriter {

  /** The same for all, so that the same images give the same bytes; the earliest that zip knows. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int A_FOLDER = 1000;

  private final ZipOutputStream zip;
  private final ImageShape shape;
  private final List<String> classes;
  private final List<List<Object>> labels = new ArrayList<>();
  private int count;

  ZipSetWriter(OutputStream out, ImageShape shape, List<String> classes) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.shape = shape;
    this.classes = classes;
    zip.setMethod(ZipOutputStream.STORED);
  }

  @Override
  public void add(byte[] pixels, int label) throws IOException {
    String name = String.format("%05d/img%08d.png", count / A_FOLDER, count);
    put(name, StoredPng.encode(pixels, shape.height(), shape.width(), shape.channels()));
    if (label != ImageDigest.NO_LABEL) {
      labels.add(List.of(name, label));
    }
    count++;
  }

  private void put(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  @Override
  public void finish() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("labels", labels.isEmpty() ? null : labels);
    if (!labels.isEmpty()) {
      json.put("classes", classes);
    }
    put(ImageFolder.DATASET_JSON, Json.toLine(json).getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }
}
