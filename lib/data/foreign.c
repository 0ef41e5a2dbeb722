#include <stdbool.h>
#include <string.h>

#include "data/foreign.h"
#include "data/statfile.h"

struct foreign {
    const char *bytes;
    size_t n;
    const char *within;    /* and this somewhere in the first bytes, if not NULL */
    const char *what, *hint;
};

/* From the particular to the general: the first that fits is named. Bytes of
 * magic numbers as in the formats' specifications (ECMA-376 and ODF 1.2 over
 * PKWARE's APPNOTE, [MS-CFB], ISO 32000, RFC 1952, PNG, JFIF, Parquet). */
static const struct foreign kinds[] = {
    { "PK\3\4", 4, "opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)",
      "save it as CSV (UTF-8), or: libreoffice --headless --convert-to csv FILE" },
    { "PK\3\4", 4, "[Content_Types].xml", "an Excel workbook (.xlsx)",
      "save it as CSV (UTF-8), or: libreoffice --headless --convert-to csv FILE" },
    { "PK\3\4", 4, NULL, "a ZIP archive or an Excel workbook (.xlsx)",
      "unpack the archive (unzip FILE), or save the workbook as CSV (UTF-8)" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL, "an old Excel workbook (.xls)",
      "save it as CSV (UTF-8), or: libreoffice --headless --convert-to csv FILE" },
    { "%PDF-", 5, NULL, "a PDF document",
      "copy its table out (pdftotext -layout FILE, or Tabula), check it, and save it as CSV" },
    { "\x1f\x8b", 2, NULL, "packed by gzip twice", "unpack it once: gunzip -c FILE > NEW.csv.gz" },
    { "BZh", 3, "1AY&SY", "packed by bzip2", "unpack it: bunzip2 -c FILE > NEW.csv" },
    { "\xfd" "7zXZ", 5, NULL, "packed by xz", "unpack it: unxz -c FILE > NEW.csv" },
    { "\x28\xb5\x2f\xfd", 4, NULL, "packed by zstd", "unpack it: unzstd -c FILE > NEW.csv" },
    { "7z\xbc\xaf\x27\x1c", 6, NULL, "a 7-Zip archive", "unpack it: 7z x FILE" },
    { "PAR1\x15", 5, NULL, "a Parquet file",
      "convert it: duckdb -c \"COPY 'FILE' TO 'NEW.csv' (HEADER)\"" },
    { "\x89PNG", 4, NULL, "a picture (PNG)", "find the table that the picture shows" },
    { "\xff\xd8\xff", 3, NULL, "a picture (JPEG)", "find the table that the picture shows" },
};

static const struct foreign pages[] = {
    { "<!doctype html", 14, NULL, "a web page (HTML)",
      "fetch the CSV file itself; the link perhaps leads to a page about it, or to a login" },
    { "<html", 5, NULL, "a web page (HTML)",
      "fetch the CSV file itself; the link perhaps leads to a page about it, or to a login" },
    { "<?xml", 5, NULL, "XML", "export it as CSV where it came from" },
    { "{\"", 2, NULL, "JSON", "convert it: mlr --ijson --ocsv cat FILE > NEW.csv" },
    { "[{", 2, NULL, "JSON", "convert it: mlr --ijson --ocsv cat FILE > NEW.csv" },
    { "[\n", 2, NULL, "JSON", "convert it: mlr --ijson --ocsv cat FILE > NEW.csv" },
    { "[\r\n", 3, NULL, "JSON", "convert it: mlr --ijson --ocsv cat FILE > NEW.csv" },
};

static bool
contains(const char *bytes, size_t length, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= length; i++)
        if (memcmp(bytes + i, word, n) == 0)
            return true;
    return false;
}

static bool
begins(const char *bytes, size_t length, const struct foreign *kind)
{
    return length >= kind->n && memcmp(bytes, kind->bytes, kind->n) == 0 &&
           (!kind->within || contains(bytes, length, kind->within));
}

/* The same without regard to case, ASCII only. */
static bool
begins_page(const char *bytes, size_t length, const struct foreign *kind)
{
    if (length < kind->n)
        return false;
    for (size_t i = 0; i < kind->n; i++) {
        char byte = bytes[i];
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != kind->bytes[i])
            return false;
    }
    return true;
}

static const struct foreign *
find(const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins(bytes, length, &kinds[i]))
            return &kinds[i];
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    for (; length > 0 && memchr(" \t\r\n", *bytes, 4); length--)
        bytes++;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (begins_page(bytes, length, &pages[i]))
            return &pages[i];
    return NULL;
}

gbv_status
gbv_refuse_foreign(const char *bytes, size_t length, const char *source, gbv_error *error)
{
    const char *title = gbv_statfile_title(bytes, length);
    if (title) {
        gbv_fail_at(error, GBV_FORMAT, source, 0,
                    "%s, which is read back and forth: a pipe or a packed file cannot be", title);
        gbv_hint(error, "save it as a file, unpacked, and give its name");
        return GBV_FORMAT;
    }
    const struct foreign *kind = find(bytes, length);
    if (!kind)
        return GBV_OK;
    gbv_fail_at(error, GBV_FORMAT, source, 0, "not a CSV file, but %s", kind->what);
    gbv_hint(error, "%s", kind->hint);
    return GBV_FORMAT;
}
