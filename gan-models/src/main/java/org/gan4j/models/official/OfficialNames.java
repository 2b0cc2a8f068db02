package org.gan4j.models.official;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.io.InputException;
import org.gan4j.io.TensorData;
import org.gan4j.nn.Network;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the parameters and buffers of a network are called in the state dict of another
 * implementation, layer by layer. The names within a layer are PyTorch's: weight, bias,
 * running_mean, running_var, and weight_orig, weight_u and weight_v under spectral norm.
 */
public final class OfficialNames {

  /** PyTorch's count of a batch norm's batches, of which nothing here depends. */
  private static final String COUNT = "num_batches_tracked";

  private record Place(String name, @Nullable TensorLayout layout) {}

  private final Map<String, Place> modules = new LinkedHashMap<>();
  private final Map<String, Place> tensors = new LinkedHashMap<>();
  private final Set<String> idle = new HashSet<>(Set.of(COUNT));

  /** No names yet. */
  public OfficialNames() {}

  /**
   * Names a layer whose tensors are laid out as their number of axes says.
   *
   * @param ours its path within the network
   * @param theirs its path within the state dict
   * @return this
   */
  public OfficialNames layer(String ours, String theirs) {
    return layer(ours, theirs, null);
  }

  /**
   * Names a layer.
   *
   * @param ours its path within the network
   * @param theirs its path within the state dict
   * @param layout of its weight and bias
   * @return this
   */
  public OfficialNames layer(String ours, String theirs, @Nullable TensorLayout layout) {
    modules.put(ours, new Place(theirs, layout));
    return this;
  }

  /**
   * Names a single tensor.
   *
   * @param ours its path within the network
   * @param theirs its name in the state dict
   * @param layout how its numbers are laid out
   * @return this
   */
  public OfficialNames tensor(String ours, String theirs, TensorLayout layout) {
    tensors.put(ours, new Place(theirs, layout));
    return this;
  }

  /**
   * Names tensors that have no place here, as they follow from the configuration: a filter, say.
   *
   * @param ending of their names
   * @return this
   */
  public OfficialNames without(String ending) {
    idle.add(ending);
    return this;
  }

  /**
   * Where an array of a network comes from.
   *
   * @param path the array's, with the network's name
   * @param name the tensor's in the state dict
   * @param layout how its numbers are laid out
   */
  public record Origin(String path, String name, TensorLayout layout) {

    /**
     * The tensor as it is here.
     *
     * @param theirs the tensor of this name, or one of its shape
     * @return fresh FLOAT, in C order
     */
    public INDArray array(TensorData theirs) {
      return layout.ours(theirs.toArray()).dup('c');
    }
  }

  /**
   * Where a network's arrays come from.
   *
   * @param network the network
   * @return one for each array of its state, in its order
   * @throws IllegalStateException if an array has no name
   */
  public List<Origin> origins(Network<?> network) {
    Map<String, INDArray> state = network.state();
    List<Origin> origins = new ArrayList<>();
    state.forEach((path, array) -> origins.add(origin(network.name(), path, array, state)));
    return origins;
  }

  private Origin origin(String network, String path, INDArray own, Map<String, INDArray> state) {
    String within = path.substring(network.length() + 1);
    Place exact = tensors.get(within);
    if (exact != null) {
      return new Origin(path, exact.name, requireNonNull(exact.layout));
    }
    for (int dot = within.lastIndexOf('.'); dot > 0; dot = within.lastIndexOf('.', dot - 1)) {
      Place module = modules.get(within.substring(0, dot));
      if (module != null) {
        String leaf = within.substring(dot + 1);
        String layer = path.substring(0, path.length() - leaf.length());
        return new Origin(
            path,
            module.name + "." + name(leaf, state.containsKey(layer + "transform.u")),
            layout(module, leaf, state.get(layer + "weight"), own));
      }
    }
    throw new IllegalStateException(path + ": has no name in the other implementation");
  }

  private static String name(String leaf, boolean spectral) {
    return switch (leaf) {
      case "gamma" -> "weight";
      case "beta" -> "bias";
      case "transform.u" -> "weight_u";
      case "transform.v" -> "weight_v";
      case "weight" -> spectral ? "weight_orig" : "weight";
      default -> leaf;
    };
  }

  private static TensorLayout layout(
      Place module, String leaf, @Nullable INDArray weight, INDArray own) {
    if (leaf.equals("transform.v")) {
      return rightVector(requireNonNull(weight).shape());
    }
    boolean own1 = leaf.equals("weight") || leaf.equals("bias");
    return own1 && module.layout != null ? module.layout : TensorLayout.byRank(own.rank());
  }

  /** Theirs counts an input channel's rows and columns, ours the channels of each. */
  private static TensorLayout rightVector(long... weight) {
    return weight.length == 4
        ? theirs ->
            theirs.reshape('c', weight[2], weight[0], weight[1]).permute(1, 2, 0).dup('c').ravel()
        : TensorLayout.PLAIN;
  }

  /**
   * Loads a network from a state dict.
   *
   * @param network modified, whole or not at all
   * @param theirs the tensors by name, no more than the network's
   * @throws InputException naming what is missing, of another shape, or has no place here
   */
  public void load(Network<?> network, Map<String, TensorData> theirs) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    Set<String> left = new HashSet<>(theirs.keySet());
    left.removeIf(name -> idle.stream().anyMatch(name::endsWith));
    List<String> missing = new ArrayList<>();
    for (Origin origin : origins(network)) {
      TensorData tensor = theirs.get(origin.name);
      left.remove(origin.name);
      if (tensor == null) {
        missing.add(origin.name);
      } else {
        state.put(origin.path, InputException.guard(origin.name, () -> origin.array(tensor)));
      }
    }
    if (!missing.isEmpty() || !left.isEmpty()) {
      throw new InputException(
          network.name()
              + ": the state dict lacks "
              + missing
              + " and has, without a place here, "
              + left.stream().sorted().toList());
    }
    InputException.guard(
        network.name(),
        () -> {
          network.load(state);
          return null;
        });
  }
}
