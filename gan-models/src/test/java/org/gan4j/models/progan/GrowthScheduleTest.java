package org.gan4j.models.progan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gan4j.models.TrainingSettings;
import org.junit.jupiter.api.Test;

class GrowthScheduleTest {

  @Test
  void fadesAndStabilizesInTurn() {
    GrowthSchedule schedule = new GrowthSchedule(3, 100, 200);
    assertEquals(new Stage(0, 1), schedule.at(0));
    assertEquals(new Stage(0, 1), schedule.at(199));
    assertEquals(new Stage(1, 0), schedule.at(200));
    assertEquals(new Stage(1, 0.25), schedule.at(225));
    assertEquals(new Stage(1, 1), schedule.at(300));
    assertEquals(new Stage(1, 1), schedule.at(499));
    assertEquals(new Stage(2, 0), schedule.at(500));
    assertEquals(new Stage(2, 1), schedule.at(600));
    assertEquals(new Stage(2, 1), schedule.at(1_000_000));
    assertEquals(800, schedule.images());
  }

  @Test
  void withoutFadingANewResolutionIsThereAtOnce() {
    GrowthSchedule schedule = new GrowthSchedule(2, 0, 10);
    assertEquals(new Stage(0, 1), schedule.at(9));
    assertEquals(new Stage(1, 1), schedule.at(10));
  }

  @Test
  void countsStepsByTheBatchOfEachStage() {
    GrowthSchedule schedule = new GrowthSchedule(2, 20, 40);
    assertEquals(10, schedule.steps(10, List.of(0, 0), 1));
    // 4 of 10 at 4 pixels, then 12 of 5
    assertEquals(16, schedule.steps(10, List.of(0, 5), 1));
    assertEquals(5, schedule.steps(10, List.of(0, 0), 2));
  }

  @Test
  void theFamilyTrainsForAsLongAsTheSchedule() {
    ProGanFamily family = new ProGanFamily();
    TrainingSettings settings = family.training();
    ProGanConfig config = ProGanConfig.forImages(32, 1).kimg(16, 16);
    assertEquals(7000, family.steps(config, settings).orElseThrow());
  }

  @Test
  void batchesShrinkAtHighResolutionsAsInThePaper() {
    ProGanConfig paper = ProGanConfig.forImages(1024, 3);
    assertEquals(16, GrowthSchedule.batch(new Stage(5, 1), 16, paper.batchLimits()));
    assertEquals(14, GrowthSchedule.batch(new Stage(6, 1), 16, paper.batchLimits()));
    assertEquals(6, GrowthSchedule.batch(new Stage(7, 1), 16, paper.batchLimits()));
    assertEquals(3, GrowthSchedule.batch(new Stage(8, 1), 16, paper.batchLimits()));
  }
}
