package org.gan4j.bench.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Our step beside one peer's, as it stands in the JSON file. What belongs to the peer is null if
 * none could run; memory is null where the operating system doesn't tell it.
 *
 * @param caseName the case
 * @param precision {@code float32} or {@code bf16}
 * @param oursMs the median of our steps, in milliseconds
 * @param oursIqrMs the distance between their quartiles
 * @param peer who is beside us
 * @param peerMode how the peer runs
 * @param peerMs the median of the peer's steps, in milliseconds
 * @param peerIqrMs the distance between their quartiles
 * @param ratio our median over the peer's
 * @param oursMb the peak of our process's resident memory, in MiB
 * @param peerMb the peak of the peer's
 */
public record ResultRow(
    @JsonProperty("case") String caseName,
    @JsonProperty("precision") String precision,
    @JsonProperty("ours_ms") double oursMs,
    @JsonProperty("ours_iqr_ms") double oursIqrMs,
    @JsonProperty("peer") @Nullable String peer,
    @JsonProperty("peer_mode") @Nullable String peerMode,
    @JsonProperty("peer_ms") @Nullable Double peerMs,
    @JsonProperty("peer_iqr_ms") @Nullable Double peerIqrMs,
    @JsonProperty("ratio") @Nullable Double ratio,
    @JsonProperty("ours_mb") @Nullable Double oursMb,
    @JsonProperty("peer_mb") @Nullable Double peerMb) {}
