/* Q4_K and Q6_K, many sub-blocks at a time: quantize_row_q4_K_ref and quantize_row_q6_K_ref of ggml's ggml-quants.c,
 * statement for statement.
 *
 * ggml takes one sub-block after the other, and as the order of a sum must not change, it adds one value after the
 * other. Here lane k of every array belongs to sub-block k, and each statement is done for all lanes: the compiler makes
 * wide instructions of the loops over lanes, and each lane's numbers are ggml's, reckoned in its order. For compiling
 * without contraction to fused multiply-adds and without -ffast-math.
 *
 * ggml's licence: MIT License, Copyright (c) 2023-2026 The ggml authors
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 * persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
 * Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
 * COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 * OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define LANES 16
#define EACH_LANE for (int k = 0; k < LANES; k++)
#define SUPER 256 /* values in a super-block */

/* ggml.h's ggml_fp32_to_fp16 and ggml_fp16_to_fp32. */
typedef uint16_t (*to_half)(float);
typedef float (*from_half)(uint16_t);

static inline int nearest(float value) {
    float moved = value + 12582912.f;
    int bits;
    memcpy(&bits, &moved, sizeof bits);
    return (bits & 0x007fffff) - 0x00400000;
}

static inline int within(int low, int high, int value) {
    int raised = value > low ? value : low;
    return raised < high ? raised : high;
}

/* x[i][k] is value i of sub-block k of `length` values, which lie one after the other. */
static inline void lay_across(int length, const float *source, float x[][LANES]) {
    for (int i = 0; i < length; i++) EACH_LANE x[i][k] = source[k * length + i];
}

/* Whether no value is infinite or not a number: what becomes of those is up to the compiler. */
static int all_finite(const float *source, int64_t count) {
    uint32_t largest = 0;
    for (int64_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, source + i, sizeof bits);
        bits &= 0x7fffffff;
        largest = bits > largest ? bits : largest;
    }
    return largest < 0x7f800000;
}

/* make_qkx2_quants for 32 values, 15 levels, from -1 in 20 steps of 0.1, squared errors. What ggml keeps as L after
 * each better step is reckoned once, at the end, from that step's scale and minimum. */
static void scales_and_minima(float x[32][LANES], uint8_t levels[32][LANES], float scales[LANES], float minima[LANES]) {
    float weights[32][LANES], tried[32][LANES];
    float sum_x2[LANES] = {0}, sum_w[LANES], sum_x[LANES], average[LANES], min[LANES], max[LANES];
    float scale[LANES], best_error[LANES] = {0}, level_scale[LANES], level_min[LANES];
    int flat[LANES];

    for (int i = 0; i < 32; i++) EACH_LANE sum_x2[k] += x[i][k] * x[i][k];
    EACH_LANE average[k] = sqrtf(sum_x2[k] / 32);
    for (int i = 0; i < 32; i++) EACH_LANE weights[i][k] = average[k] + fabsf(x[i][k]);

    EACH_LANE {
        min[k] = max[k] = x[0][k];
        sum_w[k] = weights[0][k];
        sum_x[k] = sum_w[k] * x[0][k];
    }
    for (int i = 1; i < 32; i++) EACH_LANE {
        min[k] = x[i][k] < min[k] ? x[i][k] : min[k];
        max[k] = x[i][k] > max[k] ? x[i][k] : max[k];
        sum_w[k] += weights[i][k];
        sum_x[k] += weights[i][k] * x[i][k];
    }
    EACH_LANE {
        min[k] = min[k] > 0 ? 0 : min[k];
        flat[k] = max[k] == min[k];
        level_scale[k] = 15 / (max[k] - min[k]);
        level_min[k] = min[k];
        scale[k] = 1 / level_scale[k];
    }
    for (int i = 0; i < 32; i++) EACH_LANE {
        int level = within(0, 15, nearest(level_scale[k] * (x[i][k] - min[k])));
        float difference = scale[k] * level + min[k] - x[i][k];
        best_error[k] += weights[i][k] * (difference * difference);
    }
    for (int step = 0; step <= 20; step++) {
        float inverse[LANES], sum_l[LANES] = {0}, sum_l2[LANES] = {0}, sum_xl[LANES] = {0};
        float determinant[LANES], this_scale[LANES], this_min[LANES], error[LANES] = {0};
        EACH_LANE inverse[k] = (-1.f + 0.1f * step + 15) / (max[k] - min[k]);
        for (int i = 0; i < 32; i++) EACH_LANE {
            float level = within(0, 15, nearest(inverse[k] * (x[i][k] - min[k])));
            float weighted = weights[i][k] * level;
            tried[i][k] = level;
            sum_l[k] += weighted;
            sum_l2[k] += weighted * level;
            sum_xl[k] += weighted * x[i][k];
        }
        EACH_LANE {
            determinant[k] = sum_w[k] * sum_l2[k] - sum_l[k] * sum_l[k];
            this_scale[k] = (sum_w[k] * sum_xl[k] - sum_x[k] * sum_l[k]) / determinant[k];
            this_min[k] = (sum_l2[k] * sum_x[k] - sum_l[k] * sum_xl[k]) / determinant[k];
            this_scale[k] = this_min[k] > 0 ? sum_xl[k] / sum_l2[k] : this_scale[k];
            this_min[k] = this_min[k] > 0 ? 0 : this_min[k];
        }
        for (int i = 0; i < 32; i++) EACH_LANE {
            float difference = this_scale[k] * tried[i][k] + this_min[k] - x[i][k];
            error[k] += weights[i][k] * (difference * difference);
        }
        EACH_LANE {
            int better = (determinant[k] > 0) & (error[k] < best_error[k]);
            level_scale[k] = better ? inverse[k] : level_scale[k];
            level_min[k] = better ? min[k] : level_min[k];
            best_error[k] = better ? error[k] : best_error[k];
            scale[k] = better ? this_scale[k] : scale[k];
            min[k] = better ? this_min[k] : min[k];
        }
    }
    for (int i = 0; i < 32; i++) EACH_LANE {
        int level = within(0, 15, nearest(level_scale[k] * (x[i][k] - level_min[k])));
        levels[i][k] = flat[k] ? 0 : level;
    }
    EACH_LANE {
        scales[k] = flat[k] ? 0 : scale[k];
        minima[k] = -min[k];
    }
}

/* A super-block of Q4_K: the scale and the minimum in 16 bits, eight of each in six bits, 256 levels in four. */
struct q4_K {
    uint16_t d, dmin;
    uint8_t scales[12], levels[128];
};

/* The scales and minima of eight sub-blocks; what they stand for afterwards goes to `d` and `dm`. */
static void pack_scales(const float scales[8], const float minima[8], to_half half, from_half whole, struct q4_K *y,
                        float d[8], float dm[8]) {
    float max_scale = 0, max_min = 0;
    for (int j = 0; j < 8; j++) {
        max_scale = scales[j] > max_scale ? scales[j] : max_scale;
        max_min = minima[j] > max_min ? minima[j] : max_min;
    }
    float inverse_scale = max_scale > 0 ? 63.f / max_scale : 0.f;
    float inverse_min = max_min > 0 ? 63.f / max_min : 0.f;
    y->d = half(max_scale / 63.f);
    y->dmin = half(max_min / 63.f);
    for (int j = 0; j < 8; j++) {
        uint8_t scale = (uint8_t)nearest(inverse_scale * scales[j]), min = (uint8_t)nearest(inverse_min * minima[j]);
        scale = scale < 63 ? scale : 63;
        min = min < 63 ? min : 63;
        if (j < 4) {
            y->scales[j] = scale;
            y->scales[j + 4] = min;
        } else {
            y->scales[j + 4] = (uint8_t)((scale & 15) | ((min & 15) << 4));
            y->scales[j - 4] |= (uint8_t)((scale >> 4) << 6);
            y->scales[j] |= (uint8_t)((min >> 4) << 6);
        }
        d[j] = whole(y->d) * scale;
        dm[j] = whole(y->dmin) * min;
    }
}

/* Two super-blocks, which have 16 sub-blocks of 32 values. */
static void two_of_q4_K(const float *source, to_half half, from_half whole, struct q4_K y[2]) {
    float x[32][LANES], scales[LANES], minima[LANES], d[LANES], dm[LANES];
    uint8_t levels[32][LANES];
    lay_across(32, source, x);
    scales_and_minima(x, levels, scales, minima);
    for (int b = 0; b < 2; b++) pack_scales(scales + 8 * b, minima + 8 * b, half, whole, y + b, d + 8 * b, dm + 8 * b);
    for (int i = 0; i < 32; i++) EACH_LANE {
        int level = within(0, 15, nearest((x[i][k] + dm[k]) / d[k]));
        levels[i][k] = d[k] != 0 ? level : levels[i][k];
    }
    for (int b = 0; b < 2; b++)
        for (int j = 0; j < 4; j++)
            for (int i = 0; i < 32; i++)
                y[b].levels[32 * j + i] = (uint8_t)(levels[i][8 * b + 2 * j] | (levels[i][8 * b + 2 * j + 1] << 4));
}

/* `count` values, a multiple of 256, to `target`. Returns how many, or 0 where one is not finite. */
int64_t quantize_q4_K(const float *source, void *target, int64_t count, to_half half, from_half whole) {
    struct q4_K *y = target;
    if (!all_finite(source, count)) return 0;
    int64_t done = 0;
    for (; done + 2 * SUPER <= count; done += 2 * SUPER, y += 2) two_of_q4_K(source + done, half, whole, y);
    if (done < count) {
        float last[2 * SUPER] = {0};
        struct q4_K both[2];
        memcpy(last, source + done, SUPER * sizeof *last);
        two_of_q4_K(last, half, whole, both);
        *y = both[0];
    }
    return count;
}

/* A super-block of Q6_K: 256 levels in six bits, 16 scales in eight, and the scale of these in 16. */
struct q6_K {
    uint8_t low[128], high[64];
    int8_t scales[16];
    uint16_t d;
};

/* make_qx_quants for 16 values, 32 levels either side, weights x * x; L as in scales_and_minima. */
static void symmetric_scales(float x[16][LANES], uint8_t levels[16][LANES], float scales[LANES]) {
    float max[LANES] = {0}, largest[LANES] = {0}, level_scale[LANES] = {0}, best[LANES] = {0};
    int flat[LANES];
    for (int i = 0; i < 16; i++) EACH_LANE {
        float size = fabsf(x[i][k]);
        max[k] = size > largest[k] ? x[i][k] : max[k];
        largest[k] = size > largest[k] ? size : largest[k];
    }
    EACH_LANE {
        flat[k] = largest[k] < 1e-15f;
        scales[k] = 0;
    }
    for (int step = -10; step <= 9; step++) {
        float inverse[LANES], sum_lx[LANES] = {0}, sum_l2[LANES] = {0};
        if (step == 0) continue;
        /* The first is ggml's start, which the others are held against. */
        EACH_LANE inverse[k] = step == -10 ? -32 / max[k] : -(32 + 0.1f * step) / max[k];
        for (int i = 0; i < 16; i++) EACH_LANE {
            float level = within(-32, 31, nearest(inverse[k] * x[i][k]));
            float weight = x[i][k] * x[i][k];
            sum_lx[k] += weight * x[i][k] * level;
            sum_l2[k] += weight * level * level;
        }
        EACH_LANE {
            int better = (step == -10) | ((sum_l2[k] > 0) & (sum_lx[k] * sum_lx[k] > best[k] * sum_l2[k]));
            float scale = sum_l2[k] != 0 ? sum_lx[k] / sum_l2[k] : 0.f;
            scales[k] = better ? scale : scales[k];
            best[k] = better ? scale * sum_lx[k] : best[k];
            level_scale[k] = better ? inverse[k] : level_scale[k];
        }
    }
    for (int i = 0; i < 16; i++) EACH_LANE {
        int level = 32 + within(-32, 31, nearest(level_scale[k] * x[i][k]));
        levels[i][k] = flat[k] ? 0 : level;
    }
    EACH_LANE scales[k] = flat[k] ? 0 : scales[k];
}

/* One super-block, which has 16 sub-blocks of 16 values. */
static void one_of_q6_K(const float *source, to_half half, from_half whole, struct q6_K *y) {
    float x[16][LANES], scales[LANES], d[LANES], max_scale = 0, largest = 0;
    uint8_t levels[16][LANES], ordered[SUPER];
    lay_across(16, source, x);
    symmetric_scales(x, levels, scales);
    for (int j = 0; j < 16; j++) {
        float size = fabsf(scales[j]);
        max_scale = size > largest ? scales[j] : max_scale;
        largest = size > largest ? size : largest;
    }
    if (largest < 1e-15f) {
        memset(y, 0, sizeof *y);
        y->d = half(0.f);
        return;
    }
    float inverse = -128.f / max_scale;
    y->d = half(1 / inverse);
    for (int j = 0; j < 16; j++) {
        int scale = nearest(inverse * scales[j]);
        y->scales[j] = (int8_t)(scale < 127 ? scale : 127);
        d[j] = whole(y->d) * y->scales[j];
    }
    for (int i = 0; i < 16; i++) EACH_LANE {
        int level = 32 + within(-32, 31, nearest(x[i][k] / d[k]));
        levels[i][k] = d[k] != 0 ? level : levels[i][k];
    }
    for (int i = 0; i < 16; i++) EACH_LANE ordered[16 * k + i] = levels[i][k];
    for (int j = 0; j < 2; j++)
        for (int i = 0; i < 32; i++) {
            const uint8_t *q = ordered + 128 * j + i;
            y->low[64 * j + i] = (uint8_t)((q[0] & 15) | ((q[64] & 15) << 4));
            y->low[64 * j + 32 + i] = (uint8_t)((q[32] & 15) | ((q[96] & 15) << 4));
            y->high[32 * j + i] =
                (uint8_t)((q[0] >> 4) | ((q[32] >> 4) << 2) | ((q[64] >> 4) << 4) | ((q[96] >> 4) << 6));
        }
}

/* As quantize_q4_K. */
int64_t quantize_q6_K(const float *source, void *target, int64_t count, to_half half, from_half whole) {
    struct q6_K *y = target;
    if (!all_finite(source, count)) return 0;
    for (int64_t done = 0; done < count; done += SUPER, y++) one_of_q6_K(source + done, half, whole, y);
    return count;
}

#ifdef LEVEL
/* Whether this processor, and the system on it, run what was compiled for LEVEL; to be asked before the others are
 * called. Asking is safe on every x86-64. */
__attribute__((target("arch=x86-64"))) int runs_here(void) { return __builtin_cpu_supports(LEVEL) != 0; }
#endif
