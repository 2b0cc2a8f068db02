package org.gan4j.autodiff;

import java.util.Arrays;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Lease;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array with a history: the operations that made it are recorded, so that {@link Gradients} can
 * differentiate.
 *
 * <p>Variables are immutable to their user. The memory of what an operation makes belongs to the
 * {@link Scope} that is open at the time. The methods here are the arithmetic that formulas are
 * written in; the other operations are static functions of the classes beside this one.
 */
public final class Variable {

  private final INDArray value;
  private final @Nullable Lease lease;
  private final @Nullable Node node;
  private final boolean requiresGrad;

  /** Whether it depends on something that requires gradients, but wasn't recorded. */
  private final boolean unrecorded;

  private @Nullable Scope owner;
  private boolean released;

  Variable(INDArray value, @Nullable Lease lease, @Nullable Node node, boolean requiresGrad) {
    this(value, lease, node, requiresGrad, false);
  }

  Variable(
      INDArray value,
      @Nullable Lease lease,
      @Nullable Node node,
      boolean requiresGrad,
      boolean unrecorded) {
    this.value = value;
    this.lease = lease;
    this.node = node;
    this.requiresGrad = requiresGrad;
    this.unrecorded = unrecorded;
  }

  /**
   * A variable over an array of the caller's, without a history, for which no gradients can be
   * asked.
   *
   * @param value FLOAT or DOUBLE, contiguous in C order; it isn't copied and must not change while
   *     the variable is in use
   * @return the variable
   */
  public static Variable constant(INDArray value) {
    return new Variable(checked(value), null, null, false);
  }

  /**
   * A variable over an array of the caller's, for which gradients can be asked.
   *
   * @param value FLOAT or DOUBLE, contiguous in C order; it isn't copied
   * @return the variable
   */
  public static Variable leaf(INDArray value) {
    return new Variable(checked(value), null, null, true);
  }

  private static INDArray checked(INDArray value) {
    Trace.check(
        value.dataType() == DataType.FLOAT || value.dataType() == DataType.DOUBLE,
        "value: expected FLOAT or DOUBLE, got %s",
        value.dataType());
    Trace.check(
        value.length() == 1 || (value.ordering() == 'c' && contiguous(value)),
        "value: expected contiguous in C order, got shape %s with strides %s; pass a dup('c')",
        value.shape(),
        value.stride());
    return value;
  }

  private static boolean contiguous(INDArray value) {
    long step = 1;
    for (int axis = value.rank() - 1; axis >= 0; axis--) {
      if (value.size(axis) != 1 && value.stride(axis) != step) {
        return false;
      }
      step *= value.size(axis);
    }
    return true;
  }

  /**
   * A constant with one value everywhere.
   *
   * @param number the value
   * @param type FLOAT or DOUBLE
   * @param shape the shape
   * @return the variable, in the current scope
   */
  public static Variable full(double number, DataType type, long... shape) {
    Lease out = Trace.borrow(type, shape);
    Trace.kernels(type).elementWise().fill(number, out.array());
    return Trace.constant(out);
  }

  /**
   * The array itself, not a copy: not to be modified, and valid until the scope that owns it
   * closes.
   *
   * @return the array
   * @throws IllegalStateException if its memory has gone back to the pool
   */
  public INDArray value() {
    if (released) {
      throw new IllegalStateException(
          (node == null ? "a variable" : node.operation())
              + ": its memory has gone back to the pool, because its scope closed or a backward"
              + " pass consumed its graph; keep() or detach() it before, or differentiate with"
              + " grad");
    }
    return value;
  }

  /**
   * The only element.
   *
   * @return its value
   * @throws IllegalArgumentException if there are more
   */
  public double item() {
    Trace.check(length() == 1, "item: expected one element, got %s", shape());
    return value().getDouble(0);
  }

  /**
   * The extents.
   *
   * @return the shape, not to be modified
   */
  public long[] shape() {
    return value.shape();
  }

  /**
   * One extent.
   *
   * @param axis counted from the last if negative
   * @return the extent
   */
  public long size(int axis) {
    return shape()[axis < 0 ? axis + rank() : axis];
  }

  /**
   * The number of axes.
   *
   * @return the rank
   */
  public int rank() {
    return value.rank();
  }

  /**
   * The number of elements.
   *
   * @return the length
   */
  public long length() {
    return value.length();
  }

  /**
   * The data type.
   *
   * @return FLOAT or DOUBLE
   */
  public DataType dataType() {
    return value.dataType();
  }

  /**
   * Whether gradients for this variable can be asked.
   *
   * @return true for leaves and for what was computed from them while recording
   */
  public boolean requiresGrad() {
    return requiresGrad;
  }

  /**
   * The same value without its history: a constant to whatever is computed from it.
   *
   * @return a variable that shares the memory
   */
  public Variable detach() {
    return Scope.current().adopt(new Variable(value(), shared(), null, false));
  }

  /**
   * The same value without its history, for which gradients can be asked.
   *
   * @return a variable that shares the memory
   */
  public Variable detachedLeaf() {
    return Scope.current().adopt(new Variable(value(), shared(), null, true));
  }

  /** The array in another shape of the same length, over the same memory. */
  INDArray view(long[] shape) {
    return lease == null ? value().reshape('c', shape) : lease.array(shape);
  }

  @Nullable Lease shared() {
    return lease == null ? null : lease.retain();
  }

  @Nullable Node node() {
    return node;
  }

  boolean unrecorded() {
    return unrecorded;
  }

  @Nullable Scope owner() {
    return owner;
  }

  void owner(Scope scope) {
    owner = scope;
  }

  /** Whether nobody else uses the memory. */
  boolean exclusive() {
    return lease != null && lease.exclusive();
  }

  /** Lets go of the memory; doing so once more does nothing. */
  void release() {
    if (!released && lease != null) {
      released = true;
      lease.close();
    }
  }

  // ---- arithmetic, with NumPy's broadcasting ----

  /** {@code this + b}. */
  public Variable add(Variable b) {
    return Arithmetic.add(this, b);
  }

  /** {@code this + b}. */
  public Variable add(double b) {
    return Arithmetic.affine(this, 1, b);
  }

  /** {@code this - b}. */
  public Variable sub(Variable b) {
    return Arithmetic.sub(this, b);
  }

  /** {@code this - b}. */
  public Variable sub(double b) {
    return Arithmetic.affine(this, 1, -b);
  }

  /** {@code b - this}. */
  public Variable rsub(double b) {
    return Arithmetic.affine(this, -1, b);
  }

  /** {@code this * b}. */
  public Variable mul(Variable b) {
    return Arithmetic.mul(this, b);
  }

  /** {@code this * b}. */
  public Variable mul(double b) {
    return Arithmetic.affine(this, b, 0);
  }

  /** {@code this / b}. */
  public Variable div(Variable b) {
    return Arithmetic.div(this, b);
  }

  /** {@code this / b}. */
  public Variable div(double b) {
    return Arithmetic.affine(this, 1 / b, 0);
  }

  /** {@code -this}. */
  public Variable neg() {
    return Arithmetic.affine(this, -1, 0);
  }

  /** The greater of the two; at a tie, both get half of the gradient. */
  public Variable maximum(Variable b) {
    return Arithmetic.extremum(BinaryOp.MAX, this, b);
  }

  /** The lesser of the two; at a tie, both get half of the gradient. */
  public Variable minimum(Variable b) {
    return Arithmetic.extremum(BinaryOp.MIN, this, b);
  }

  /** {@code this} to a power. */
  public Variable pow(double exponent) {
    return Arithmetic.pow(this, exponent);
  }

  /** {@code this * this}. */
  public Variable square() {
    return Arithmetic.square(this);
  }

  /** The square root. */
  public Variable sqrt() {
    return Arithmetic.sqrt(this);
  }

  /** {@code 1 / sqrt(this)}. */
  public Variable rsqrt() {
    return Arithmetic.rsqrt(this);
  }

  /** {@code e} to the power {@code this}. */
  public Variable exp() {
    return Arithmetic.exp(this);
  }

  /** The natural logarithm. */
  public Variable log() {
    return Arithmetic.log(this);
  }

  /** The absolute value. */
  public Variable abs() {
    return Arithmetic.abs(this);
  }

  /** The matrix product {@code [M, K] x [K, N]}, or of batches {@code [B, M, K] x [B, K, N]}. */
  public Variable matmul(Variable b) {
    return Arithmetic.matmul(this, false, b, false);
  }

  // ---- reductions ----

  /**
   * The sum over given axes, which vanish; over all of them, to shape {@code [1]}, if none is
   * given.
   */
  public Variable sum(int... axes) {
    return Reductions.sum(this, false, axes);
  }

  /**
   * The mean over given axes, which vanish; over all of them, to shape {@code [1]}, if none is
   * given.
   */
  public Variable mean(int... axes) {
    return Reductions.mean(this, false, axes);
  }

  // ---- shape ----

  /** The same elements in another shape; one extent may be -1, to be inferred. No copy. */
  public Variable reshape(long... shape) {
    return Shaping.reshape(this, shape);
  }

  /** The axes in another order: axis k of the result is axis {@code axes[k]} of this. */
  public Variable permute(int... axes) {
    return Shaping.permute(this, axes);
  }

  @Override
  public String toString() {
    return "Variable"
        + Arrays.toString(shape())
        + (node == null ? "" : " from " + node.operation())
        + (released ? ", released" : "");
  }
}
