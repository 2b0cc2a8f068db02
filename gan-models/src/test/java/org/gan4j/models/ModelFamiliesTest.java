package org.gan4j.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.gan4j.data.ImageShape;
import org.gan4j.data.ImageSize;
import org.gan4j.gan.penalty.ConstraintKind;
import org.gan4j.gan.penalty.PenaltyKind;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;
import org.gan4j.models.dcgan.DcganConfig;
import org.gan4j.models.dcgan.DcganFamily;
import org.gan4j.models.dcgan.DiscriminatorNorm;
import org.gan4j.models.mlp.MlpGanConfig;
import org.gan4j.models.mlp.MlpGanFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFamiliesTest {

  private static final ImageShape GREY = new ImageShape(28, 28, 1);

  static List<ModelFamily<?>> families() {
    return ModelFamilies.all();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyIsFoundByItsName(ModelFamily<?> family) {
    assertSame(family, ModelFamilies.named(family.name()).orElseThrow());
    assertFalse(family.description().isBlank());
  }

  @Test
  void anUnknownNameIsNoFamily() {
    assertTrue(ModelFamilies.named("biggan").isEmpty());
  }

  @Test
  void twoOfOneNameAreRefusedByName() {
    String message =
        assertThrows(
                InputException.class,
                () ->
                    ModelFamilies.joined(
                        List.of(new MlpGanFamily(), new DcganFamily()), List.of(new DcganFamily())))
            .getMessage();
    String type = DcganFamily.class.getName();
    assertEquals(
        "model dcgan: " + type + " and " + type + " both have this name; rename one", message);
  }

  @ParameterizedTest
  @MethodSource("families")
  void aConfigurationSurvivesJson(ModelFamily<?> family) {
    Record config =
        family.configure(
            new ModelRequest(
                new ImageShape(32, 32, 3), 10, OptionalInt.empty(), OptionalInt.empty(), false));
    assertEquals(config, Json.fromMap(Json.toMap(config), family.configType()));
  }

  /** Families that make squares alone name exactly those that don't. */
  @Test
  void squaresAloneOrOfAnyProportions() {
    ImageShape oblong = new ImageShape(32, 64, 3);
    ModelRequest request =
        new ModelRequest(oblong, 10, OptionalInt.empty(), OptionalInt.empty(), false);
    List<String> others = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    List<ModelFamily<?>> families = new ArrayList<>(ModelFamilies.all());
    families.removeIf(family -> family.name().equals("own")); // this test path's
    for (ModelFamily<?> family : families) {
      try {
        family.configure(request);
        others.add(family.name());
      } catch (IllegalArgumentException e) {
        refusals.add(e.getMessage());
      }
    }
    assertFalse(refusals.isEmpty());
    assertEquals(
        Set.of(
            "resolution: this model makes squares alone, got 32x64; take 32, or a model that makes"
                + " others: "
                + String.join(", ", others)),
        Set.copyOf(refusals));
  }

  /** Runs recorded a number before there was anything else than squares. */
  @Test
  void aSizeIsRecordedAsANumberOrAsText() {
    DcganConfig square = DcganConfig.forImages(28, 1);
    DcganConfig oblong = DcganConfig.forImages(new ImageShape(48, 64, 3));
    Map<String, Object> recorded = Json.toMap(oblong);
    assertEquals(28, Json.toMap(square).get("imageSize"));
    assertEquals("48x64", recorded.get("imageSize"));
    assertEquals(oblong, Json.fromMap(recorded, DcganConfig.class));
    for (Object wrong : new Object[] {"64x", 0, -4, 28.5, List.of(48, 64), 1L << 40}) {
      recorded.put("imageSize", wrong);
      assertThrows(IllegalArgumentException.class, () -> Json.fromMap(recorded, DcganConfig.class));
    }
    recorded.remove("imageSize");
    assertThrows(IllegalArgumentException.class, () -> Json.fromMap(recorded, DcganConfig.class));
  }

  @Test
  void aRequestOutranksThePaper() {
    ModelRequest request = new ModelRequest(GREY, 10, OptionalInt.of(12), OptionalInt.of(6), false);
    assertEquals(
        new DcganConfig(ImageSize.square(28), 1, 12, 6, 6, 0.2, DiscriminatorNorm.BATCH),
        new DcganFamily().configure(request));
    assertEquals(new MlpGanConfig(GREY, 12, 6), new MlpGanFamily().configure(request));
  }

  @Test
  void gradientPenaltiesTakeBatchNormOutOfTheDiscriminator() {
    ModelRequest request =
        new ModelRequest(GREY, 10, OptionalInt.empty(), OptionalInt.empty(), true);
    DcganFamily dcgan = new DcganFamily();
    assertEquals(DiscriminatorNorm.NONE, dcgan.configure(request).discriminatorNorm());
    assertEquals(
        DiscriminatorNorm.BATCH, dcgan.configure(ModelRequest.of(GREY)).discriminatorNorm());
  }

  @Test
  void dcganRefusesWhatItCannotMake() {
    DcganFamily dcgan = new DcganFamily();
    for (ImageShape shape : List.of(new ImageShape(28, 30, 1), new ImageShape(50, 50, 3))) {
      assertThrows(IllegalArgumentException.class, () -> dcgan.configure(ModelRequest.of(shape)));
    }
  }

  @Test
  void aPenaltyIsReadWithAndWithoutItsWeight() {
    WeightedPenalty lazy = new WeightedPenalty(PenaltyKind.R1, 2.5, 16);
    assertEquals(lazy, WeightedPenalty.parse("r1:2.5:16", List.of()));
    assertEquals(lazy, WeightedPenalty.parse(lazy.toString(), List.of()));
    WeightedPenalty eager = WeightedPenalty.of(PenaltyKind.R1, 3);
    assertEquals(eager, WeightedPenalty.parse("r1:3", List.of()));
    assertEquals(eager, WeightedPenalty.parse(eager.toString(), List.of()));
    assertEquals(
        WeightedPenalty.of(PenaltyKind.WGAN_GP, PenaltyKind.WGAN_GP.usual()),
        WeightedPenalty.parse("wgan-gp", List.of()));
    assertEquals(lazy, WeightedPenalty.parse("r1", List.of(lazy)));
    assertEquals(
        new WeightedPenalty(PenaltyKind.R1, 3, 16), WeightedPenalty.parse("r1:3", List.of(lazy)));
    LimitedConstraint clip = LimitedConstraint.of(ConstraintKind.WEIGHT_CLIP);
    assertEquals(clip, LimitedConstraint.parse("weight-clip"));
    assertEquals(clip, LimitedConstraint.parse(clip.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "r3", "r1:", "r1:much", "r1:-1", "r1:1:0", "r1:1:x", "r1:1:2:3"})
  void whatIsNoPenaltyIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> WeightedPenalty.parse(text, List.of()));
  }
}
