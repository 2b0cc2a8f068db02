package org.gan4j.examples.cli;

import java.util.OptionalInt;
import org.gan4j.data.ImageShape;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.run.ConfigFields;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The part of {@code train MODEL --help} that lists what {@code --set} can set of the model. */
final class FieldsHelp implements IHelpSectionRenderer {

  static final String SECTION = "modelFields";

  private static final ImageShape IMAGES = new ImageShape(64, 64, 3);
  private static final int CLASSES = 10;

  @Override
  public String render(Help help) {
    Object command = help.commandSpec().userObject();
    return command instanceof TrainCommand train
        ? train.model().flatMap(ModelFamilies::named).map(FieldsHelp::fields).orElse("")
        : "";
  }

  private static <C extends Record> String fields(ModelFamily<C> family) {
    boolean labelled = family.inputs() == Inputs.LABELLED_IMAGES;
    ModelRequest request =
        new ModelRequest(
            IMAGES, labelled ? CLASSES : 0, OptionalInt.empty(), OptionalInt.empty(), false);
    StringBuilder text =
        new StringBuilder(
            String.format(
                "%nFields of %s for --set (defaults for colour images of 64 pixels%s)%n",
                family.name(), labelled ? " and " + CLASSES + " classes" : ""));
    for (String line : ConfigFields.describe(family.configure(request))) {
      text.append(String.format("  %s%n", line));
    }
    return text.toString();
  }
}
