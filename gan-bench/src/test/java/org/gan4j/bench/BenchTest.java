package org.gan4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.io.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line =
        Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void anUnknownCaseIsOneLine() {
    assertEquals(2, run("compare", "vae"));
    assertEquals(
        "gan4j-bench: case: there is no 'vae'; there are dcgan32, dcgan64, wgan_gp32, cyclegan64, "
            + "progan32, stylegan2_32, r3gan32, inception\n",
        err.toString());
  }

  @Test
  void anUnknownPrecisionIsOneLine() {
    assertEquals(2, run("compare", "--precision", "fp8"));
    assertEquals(1, err.toString().lines().count());
    assertTrue(
        err.toString().contains("precision: expected float32 or bf16, got 'fp8'"), err::toString);
  }

  @Test
  void anUnknownOptionIsOneLine() {
    assertEquals(2, run("profile", "dcgan32", "--fast"));
    assertEquals(
        "gan4j-bench profile: Unknown option: '--fast'; --help lists what there is\n",
        err.toString());
  }

  @Test
  void helpNamesTheCommands() {
    assertEquals(0, run("--help"));
    for (String command : List.of("compare", "profile", "jmh")) {
      assertTrue(out.toString().contains("\n  " + command + " "), out::toString);
    }
    assertTrue(!out.toString().contains("serve"), out::toString);
  }

  /** Ours in a process of its own, without any peer: the whole way to the JSON file. */
  @Test
  void comparesWithoutPython(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("results.jsonl");
    Files.writeString(json, "of an earlier run\n");
    int status =
        run(
            "compare",
            "wgan_gp32",
            "--python=/no/such/python",
            "--rounds=1",
            "--warm-up=0",
            "--turn=0",
            "--json=" + json);

    assertEquals(0, status, err::toString);
    List<Map<String, Object>> rows = JsonLines.read(json);
    assertEquals(1, rows.size());
    assertEquals("wgan_gp32", rows.get(0).get("case"));
    assertEquals("float32", rows.get(0).get("precision"));
    assertTrue((double) rows.get(0).get("ours_ms") > 0, rows::toString);
    assertTrue(rows.get(0).containsKey("peer_mb"), rows::toString);
    assertTrue(out.toString().contains("left out: pytorch eager: can't be started"), out::toString);
    assertTrue(out.toString().contains("GFLOP/s"), out::toString);
  }
}
