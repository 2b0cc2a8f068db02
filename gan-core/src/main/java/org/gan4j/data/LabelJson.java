package org.gan4j.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;

/**
 * Reads labels in JSON: {@code {"labels": [["a.png", 3], ...]}} as StyleGAN's tool writes them,
 * with {@code "classes": ["daisy", ...]} where they have names, or {@code {"a.png": "daisy", ...}}.
 */
final class LabelJson {

  private static final String LABELS = "labels";
  private static final String CLASSES = "classes";

  private LabelJson() {}

  /**
   * The labels of the images.
   *
   * @param place where the text comes from, for messages
   * @param text the JSON
   * @param names the images' names, in their order
   * @return their labels; nothing if it says that there are none
   * @throws InputException if it isn't of this form, or an image has no class in it
   */
  static Optional<Labels> read(String place, String text, List<String> names) {
    JsonNode root = Json.tree(place, text);
    require(root.isObject(), place, "expected {\"labels\": [[name, class], ...]}");
    JsonNode list = root.path(LABELS);
    if (root.has(LABELS) && list.isNull()) {
      return Optional.empty();
    }
    ImageNames images = new ImageNames(names);
    String[] classes = new String[names.size()];
    if (list.isArray()) {
      for (JsonNode pair : list) {
        require(
            pair.isArray() && pair.size() == 2 && pair.get(0).isTextual(),
            place,
            "labels: expected [name, class], got " + few(pair));
        put(place, images, pair.get(0).textValue(), pair.get(1), classes);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : (list.isObject() ? list : root).properties()) {
        put(place, images, field.getKey(), field.getValue(), classes);
      }
    }
    images.requireAll(place, classes);
    Labels labels = LabelValues.toLabels(place, List.of(classes));
    return Optional.of(root.has(CLASSES) ? named(place, labels, root.get(CLASSES)) : labels);
  }

  private static void put(
      String place, ImageNames images, String name, JsonNode value, String[] classes) {
    require(
        value.isTextual() || value.isIntegralNumber(),
        place,
        "the label of " + name + ": expected a number from 0 on or a name, got " + few(value));
    images.find(name).ifPresent(image -> classes[image] = value.asText());
  }

  private static Labels named(String place, Labels labels, JsonNode list) {
    List<String> classes = new ArrayList<>();
    for (JsonNode name : list) {
      require(name.isTextual(), place, "classes: expected names, got " + few(name));
      classes.add(name.textValue());
    }
    require(
        classes.stream().distinct().count() == classes.size()
            && classes.size() >= labels.classes().size()
            && labels.classes().equals(Labels.numbers(labels.classes().size())),
        place,
        "classes: expected a name for each number in labels, got " + classes.size());
    return new Labels(List.copyOf(classes), labels.of());
  }

  private static String few(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private static void require(boolean holds, String place, String problem) {
    if (!holds) {
      throw new InputException(place + ": " + problem);
    }
  }
}
