#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/statfile_kind.h"

static const struct statfile_kind sav = { "SPSS data (.sav)", STATFILE_SPSS, false,
                                          readstat_parse_sav };
static const struct statfile_kind zsav = { "packed SPSS data (.zsav)", STATFILE_SPSS, false,
                                           readstat_parse_sav };
static const struct statfile_kind por = { "SPSS portable data (.por)", STATFILE_SPSS, true,
                                          readstat_parse_por };
static const struct statfile_kind dta = { "Stata data (.dta)", STATFILE_STATA, false,
                                          readstat_parse_dta };
static const struct statfile_kind sas = { "SAS data (.sas7bdat)", STATFILE_SAS, false,
                                          readstat_parse_sas7bdat };

/* The bytes that a SAS data set begins with. */
static const char sas_magic[] = "\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92"
                                "\x08\0\x09\xc7\x31\x8c\x18\x1f\x10\x11";

static bool
begins(const char *bytes, size_t length, const char *magic, size_t n)
{
    return length >= n && memcmp(bytes, magic, n) == 0;
}

/* Stata up to version 12: the version (104 to 115), the order of bytes (1 or 2),
 * 1 and 0. Later ones say what they are. */
static bool
is_stata(const char *bytes, size_t length)
{
    if (begins(bytes, length, "<stata_dta>", 11))
        return true;
    return length >= 4 && bytes[0] >= 104 && bytes[0] <= 115 &&
           (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1 && bytes[3] == 0;
}

/* A portable file is lines of 80 characters, of which the 457th to the 464th
 * name it. */
static bool
is_portable(const char *bytes, size_t length)
{
    enum { PLACE = 456 };
    static const char name[] = "SPSSPORT";
    size_t place = 0, n = 0;
    for (size_t i = 0; i < length && n < strlen(name); i++) {
        if (bytes[i] == '\r' || bytes[i] == '\n')
            continue;
        if (place++ < PLACE)
            continue;
        if (bytes[i] != name[n])
            return false;
        n++;
    }
    return n == strlen(name);
}

static const struct statfile_kind *
kind_of_bytes(const char *bytes, size_t length)
{
    if (begins(bytes, length, "$FL2", 4))
        return &sav;
    if (begins(bytes, length, "$FL3", 4))
        return &zsav;
    if (begins(bytes, length, sas_magic, sizeof sas_magic - 1))
        return &sas;
    return is_stata(bytes, length) ? &dta : is_portable(bytes, length) ? &por : NULL;
}

const char *
gbv_statfile_title(const char *bytes, size_t length)
{
    const struct statfile_kind *kind = kind_of_bytes(bytes, length);
    return kind ? kind->title : NULL;
}

const struct statfile_kind *
gbv_statfile_kind_of(const char *path)
{
    char head[GBV_STATFILE_HEAD];
    struct stat about;
    if (stat(path, &about) || !S_ISREG(about.st_mode))
        return NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? -1 : pread(file, head, sizeof head, 0);
    if (file >= 0)
        close(file);
    return length < 0 ? NULL : kind_of_bytes(head, (size_t)length);
}

bool
gbv_statfile_is(const char *path)
{
    return path[0] != '@' && strcmp(path, "-") != 0 && gbv_statfile_kind_of(path);
}
