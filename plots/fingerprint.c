#include <stdio.h>

#include "fingerprint.h"

unsigned
fnv_start(void)
{
    return 2166136261u;
}

unsigned
fnv_text(unsigned hash, const char *text)
{
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

gbv_status
scene_fingerprint(const struct scene *scene, char *digits)
{
    gbv_buffer layout = { 0 };
    scene_print(scene, &layout);
    unsigned hash = fnv_text(fnv_text(fnv_start(), layout.data), scene->description);
    gbv_status status = layout.status;
    gbv_buffer_free(&layout);
    snprintf(digits, FINGERPRINT_SIZE, "%08x", hash);
    return status;
}
