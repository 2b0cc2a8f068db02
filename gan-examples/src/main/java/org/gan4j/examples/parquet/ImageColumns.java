package org.gan4j.examples.parquet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.gan4j.io.InputException;

/**
 * Where the images and their classes lie in a table.
 *
 * @param file the table, for messages
 * @param schema the columns that are read
 * @param image the column of the images: their bytes, or a group with a field {@link #BYTES}
 * @param label the column of their classes
 */
record ImageColumns(Path file, MessageType schema, String image, Optional<String> label) {

  private static final String BYTES = "bytes";
  private static final List<String> IMAGES = List.of("image", "img", "jpg", "png");
  private static final List<String> LABELS = List.of("label", "labels", "fine_label", "class");

  /**
   * Finds them.
   *
   * @throws InputException if there is no column of images
   */
  static ImageColumns of(Path file, MessageType all) {
    Type image = first(all, IMAGES).orElseThrow(() -> without(file, all));
    List<Type> columns = new ArrayList<>();
    if (image.isPrimitive()) {
      if (image.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
        throw without(file, all);
      }
      columns.add(image);
    } else {
      GroupType parts = image.asGroupType();
      if (!parts.containsField(BYTES) || !parts.getType(BYTES).isPrimitive()) {
        throw without(file, all);
      }
      columns.add(parts.withNewFields(parts.getType(BYTES)));
    }
    Optional<Type> label = first(all, LABELS).filter(Type::isPrimitive);
    label.ifPresent(columns::add);
    return new ImageColumns(
        file, new MessageType(all.getName(), columns), image.getName(), label.map(Type::getName));
  }

  private static Optional<Type> first(MessageType all, List<String> names) {
    return names.stream().filter(all::containsField).map(name -> all.getType(name)).findFirst();
  }

  private static InputException without(Path file, MessageType all) {
    return InputException.at(
        file,
        "has no column image of an image file's bytes; its columns are "
            + String.join(", ", all.getFields().stream().map(Type::getName).toList()));
  }

  /** The image of a row. */
  byte[] image(Group row, long number) {
    boolean there = row.getFieldRepetitionCount(image) > 0;
    if (schema.getType(image).isPrimitive()) {
      return require(there, number) ? row.getBinary(image, 0).getBytes() : new byte[0];
    }
    Group parts = require(there, number) ? row.getGroup(image, 0) : row;
    require(parts.getFieldRepetitionCount(BYTES) > 0, number);
    return parts.getBinary(BYTES, 0).getBytes();
  }

  private boolean require(boolean there, long number) {
    if (!there) {
      throw InputException.at(
          file, "row " + number + " has no image in it; a path alone isn't followed");
    }
    return true;
  }

  /** The class of a row; empty if it has none, which a number below 0 says too. */
  String label(Group row) {
    if (label.isEmpty() || row.getFieldRepetitionCount(label.get()) == 0) {
      return "";
    }
    String value = row.getValueToString(schema.getFieldIndex(label.get()), 0);
    return value.startsWith("-") ? "" : value;
  }
}
