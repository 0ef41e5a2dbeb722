#include <gbvstat/list.h>

#include "check.h"

static size_t
span(const char *text)
{
    return gbv_list_span(text, strlen(text), '=');
}

static size_t
last(const char *text)
{
    return gbv_list_last_span(text, strlen(text), '=');
}

/* What is left of the text; NULL if it has no braces to take off. */
static const char *
stripped(const char *text)
{
    static char name[32];
    size_t length = strlen(text);
    if (!gbv_list_strip_braces(&text, &length))
        return NULL;
    memcpy(name, text, length);
    name[length] = '\0';
    return name;
}

TEST(a_list_is_parted_at_marks_outside_of_braces)
{
    CHECK(span("a=b=c") == 1 && last("a=b=c") == 3);
    CHECK(span("{a=b}=c") == 5 && last("a={b=c}") == 1);
    CHECK(span("{a=b}") == 5 && last("{a=b}") == 5);
    CHECK(span("{a{=}=}=") == 7 && span("a}=") == 2);
    CHECK(span("{a=b") == 4);    /* never closed */
    CHECK(span("") == 0 && last("") == 0);
}

TEST(braces_are_taken_off_if_they_are_one_pair)
{
    CHECK_TEXT(stripped("{c,d}"), "c,d");
    CHECK_TEXT(stripped("{}"), "");
    CHECK_TEXT(stripped("{{c}}"), "{c}");
    CHECK_TEXT(stripped("{a{b}c}"), "a{b}c");
    CHECK(stripped("{c,d}={c,d}") == NULL);
    CHECK(stripped("{a}b}") == NULL && stripped("{{a}") == NULL);
    CHECK(stripped("{") == NULL && stripped("a}") == NULL && stripped("") == NULL);
}
