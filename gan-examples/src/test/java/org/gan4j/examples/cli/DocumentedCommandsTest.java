package org.gan4j.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.data.ImageShape;
import org.gan4j.examples.Page;
import org.gan4j.io.Json;
import org.gan4j.models.Inputs;
import org.gan4j.models.ModelFamilies;
import org.gan4j.models.ModelFamily;
import org.gan4j.models.ModelRequest;
import org.gan4j.models.TrainingSettings;
import org.gan4j.run.ConfigFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Every line of README, docs and help that calls {@code gan4j} is one that it understands. */
class DocumentedCommandsTest {

  /** The command at the beginning of a line, by its name or by its jar. */
  private static final Pattern CALL =
      Pattern.compile("^(?:gan4j|java (?:-\\S+ )*\\S*gan4j\\.jar)(?: (.*))?$");

  /** Another program of the jar. */
  private static final Pattern PROGRAM =
      Pattern.compile("^java -cp '\\S*gan4j\\.jar\\S*' (org\\.gan4j\\.\\S+).*$");

  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  private static final String TRAINING = "training.";

  @Test
  void ofThePagesAreUnderstood() {
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Page page : Page.all()) {
      for (String line : lines(page)) {
        Matcher program = PROGRAM.matcher(line);
        Matcher call = CALL.matcher(line);
        try {
          if (program.matches()) {
            Class.forName(program.group(1)).getMethod("main", String[].class);
          } else if (call.matches()) {
            understand(call.group(1) == null ? "" : call.group(1), ownFamilies(page));
            calls++;
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          wrong.add(page.path() + ": " + line + ": " + e.getMessage());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(calls > 50, "only " + calls + " were found");
  }

  @Test
  void ofTheHelpAreUnderstood() {
    CommandLine root = Gan4j.commandLine();
    List<String> examples =
        Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
            .flatMap(one -> Arrays.stream(one.getCommandSpec().usageMessage().footer()))
            .map(String::strip)
            .filter(line -> line.startsWith("gan4j "))
            .toList();
    assertTrue(examples.size() > 8, examples::toString);
    for (String example : examples) {
      understand(example.substring("gan4j ".length()), false);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trian dcgan",
        "train dcgann",
        "train dcgan --step 5",
        "train dcgan --steps many",
        "train dcgan --penalty r3",
        "train dcgan --set widht=3",
        "train dcgan --set slope=steep",
        "train dcgan --set training.generator.rate=0",
        "sample",
        "sample runs/mnist --format tiff"
      })
  void whatIsWrongIsFound(String words) {
    assertThrows(RuntimeException.class, () -> understand(words, false));
  }

  /** The lines of blocks, and the spans of the text, that might call a command. */
  private static List<String> lines(Page page) {
    List<String> all = new ArrayList<>();
    for (Page.Block block : page.blocks()) {
      block
          .text()
          .replace("\\\n", " ")
          .lines()
          .flatMap(line -> Arrays.stream(line.split(" && ")))
          .forEach(all::add);
    }
    // The table of commands has a placeholder for what may follow; a command's name alone is a
    // name.
    SPAN.matcher(page.prose().replace('\n', ' '))
        .results()
        .map(span -> span.group(1))
        .filter(span -> span.startsWith("gan4j ") && !span.matches("gan4j [a-z]+"))
        .forEach(all::add);
    return all.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static boolean ownFamilies(Page page) {
    return page.prose().contains("META-INF/services/" + ModelFamily.class.getName());
  }

  private static void understand(String words, boolean ownFamilies) {
    if (words.equals("COMMAND") || words.equals("COMMAND --help")) {
      return;
    }
    String[] args = words.replace("MODEL", "dcgan").split(" ");
    ParseResult parsed = Gan4j.commandLine().parseArgs(words.isEmpty() ? new String[0] : args);
    if (!parsed.hasSubcommand() || !(command(parsed) instanceof TrainCommand train)) {
      return;
    }
    ParseResult training = parsed.subcommand();
    String model = train.model().orElse(null);
    if (model != null && !(ownFamilies && ModelFamilies.named(model).isEmpty())) {
      train.training().check();
      configure(ModelFamilies.of(model), train, training.matchedOptionValue("--set", Map.of()));
    }
  }

  private static Object command(ParseResult parsed) {
    return parsed.subcommand().commandSpec().userObject();
  }

  /** What would be refused only once the images are known to be there. */
  private static <C extends Record> void configure(
      ModelFamily<C> family, TrainCommand train, Map<String, String> fields) {
    TrainingSettings settings = train.training().resolve(family.training(), family.name());
    Map<String, Object> ofTraining = new LinkedHashMap<>();
    Map<String, Object> ofNetworks = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(TRAINING)) {
            ofTraining.put(name.substring(TRAINING.length()), Json.parse(value));
          } else {
            ofNetworks.put(name, Json.parse(value));
          }
        });
    ConfigFields.with(settings, TrainingSettings.class, family.name(), ofTraining);
    int classes = family.inputs() == Inputs.LABELLED_IMAGES ? 10 : 0;
    ModelRequest request =
        new ModelRequest(
            new ImageShape(32, 32, 3),
            classes,
            OptionalInt.empty(),
            OptionalInt.empty(),
            settings.differentiatesInputs());
    ConfigFields.with(family.configure(request), family.configType(), family.name(), ofNetworks);
  }
}
