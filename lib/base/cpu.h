/* What the processor can, beyond what every one of its kind can. */
#ifndef GBV_BASE_CPU_H
#define GBV_BASE_CPU_H

#include <stdbool.h>

/* AVX2 with POPCNT and BMI. */
bool gbv_has_avx2(void);

/* Of AVX-512 the parts F, BW, DQ, VL, VBMI2, IFMA and VPOPCNTDQ, which came
 * together (Ice Lake of 2019, Zen 4 of 2022), with POPCNT and BMI. */
bool gbv_has_avx512(void);

#endif
