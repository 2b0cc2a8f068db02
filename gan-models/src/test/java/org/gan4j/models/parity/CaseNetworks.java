package org.gan4j.models.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.autodiff.Variable;
import org.gan4j.kernel.Kernels;
import org.gan4j.models.official.OfficialNames;
import org.gan4j.nn.Module;
import org.gan4j.nn.Network;
import org.gan4j.random.RandomStream;

/** The networks of a case, and its outputs as functions of its inputs. */
public final class CaseNetworks {

  /** The inputs of a case by name, images {@code [N, H, W, C]}. */
  public interface Inputs {
    Variable get(String name);
  }

  /** A network, where its weights stand in the file and what they are called there. */
  record Loaded(String prefix, Network<?> network, OfficialNames names) {}

  /** An output, computed as in training or as in inference. */
  record Output(boolean training, Function<Inputs, Variable> function) {}

  private final List<Loaded> networks = new ArrayList<>();
  private final Map<String, Output> outputs = new LinkedHashMap<>();

  /** Makes a network whose tensors begin with a prefix, {@code G} say. */
  public <M extends Module> M network(
      String prefix, M module, OfficialNames names, Kernels kernels) {
    add(prefix, Network.of(prefix, module, kernels, new RandomStream(1)), names);
    return module;
  }

  /** Takes a network whose tensors begin with a prefix. */
  public void add(String prefix, Network<?> network, OfficialNames names) {
    networks.add(new Loaded(prefix, network, names));
  }

  public CaseNetworks output(String name, boolean training, Function<Inputs, Variable> function) {
    outputs.put(name, new Output(training, function));
    return this;
  }

  /** An output in inference under its name and in training with {@code _train} after it. */
  public CaseNetworks both(String name, Function<Inputs, Variable> function) {
    return output(name, false, function).output(name + "_train", true, function);
  }

  List<Loaded> networks() {
    return networks;
  }

  Map<String, Output> outputs() {
    return outputs;
  }
}
