#include "base/cpu.h"

#if defined(__x86_64__)

bool
gbv_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
           __builtin_cpu_supports("bmi");
}

bool
gbv_has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512ifma") &&
           __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("popcnt") &&
           __builtin_cpu_supports("bmi");
}

#else

bool
gbv_has_avx2(void)
{
    return false;
}

bool
gbv_has_avx512(void)
{
    return false;
}

#endif
