#include "gbvstat/list.h"

static size_t
depth_behind(size_t depth, char byte)
{
    return byte == '{' ? depth + 1 : byte == '}' && depth ? depth - 1 : depth;
}

size_t
gbv_list_span(const char *text, size_t length, char mark)
{
    for (size_t i = 0, depth = 0; i < length; i++) {
        depth = depth_behind(depth, text[i]);
        if (text[i] == mark && !depth)
            return i;
    }
    return length;
}

size_t
gbv_list_last_span(const char *text, size_t length, char mark)
{
    size_t last = length;
    for (size_t i = 0, depth = 0; i < length; i++) {
        depth = depth_behind(depth, text[i]);
        if (text[i] == mark && !depth)
            last = i;
    }
    return last;
}

bool
gbv_list_strip_braces(const char **text, size_t *length)
{
    size_t end = 0, depth = 0;
    if (*length < 2 || **text != '{')
        return false;
    do
        depth = depth_behind(depth, (*text)[end++]);
    while (depth && end < *length);
    if (depth || end < *length)
        return false;
    ++*text;
    *length -= 2;
    return true;
}
