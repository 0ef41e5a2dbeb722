#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include <gbvstat/buffer.h>

#include "data/source.h"

#include "check.h"
#include "encoding_texts.h"

/* ---- Files of a test ---- */

static char path[64];

static void
write_file(const char *bytes, size_t length)
{
    snprintf(path, sizeof path, "/tmp/gbvstat-source-%ld", (long)getpid());
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK(fwrite(bytes, 1, length, file) == length);
    CHECK(fclose(file) == 0);
}

/* Adds a part packed by gzip. */
static void
pack(const char *bytes, size_t length, gbv_buffer *out)
{
    static char packed[1 << 20];
    z_stream stream = { .next_in = (unsigned char *)bytes, .avail_in = (unsigned)length,
                        .next_out = (unsigned char *)packed, .avail_out = sizeof packed };
    CHECK(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    gbv_buffer_put(out, packed, sizeof packed - stream.avail_out);
    deflateEnd(&stream);
}

/* All that a source gives, read in pieces of a size. */
static gbv_status
read_all(gbv_source *source, size_t size, gbv_buffer *out, gbv_error *error)
{
    char *piece = malloc(size);
    gbv_status status;
    size_t n = 0;
    CHECK(piece != NULL);
    while (!(status = gbv_source_read(source, piece, size, &n, error)) && n == size)
        gbv_buffer_put(out, piece, n);
    if (!status) {
        gbv_buffer_put(out, piece, n);
        CHECK(gbv_source_read(source, piece, size, &n, error) == GBV_OK && n == 0);
    }
    free(piece);
    return status;
}

static void
gives(const char *name, const char *asked, const char *encoding, const char *text, size_t length)
{
    static const size_t sizes[] = { 1, 3, 1000, 64 * 1024, 1 << 20 };
    for (size_t i = length > 100000 ? 2 : 0; i < sizeof sizes / sizeof *sizes; i++) {
        gbv_source *source = NULL;
        gbv_error error = { 0 };
        gbv_buffer got = { 0 };
        const char *peeked;
        size_t n_peeked;
        if (gbv_source_open(name, asked, &source, &error))
            print_error("%s: %s\n", error.place, error.message);
        CHECK(error.status == GBV_OK && source != NULL);
        CHECK_TEXT(gbv_source_encoding(source), encoding);
        gbv_source_peek(source, &peeked, &n_peeked);
        CHECK(n_peeked <= length && memcmp(peeked, text, n_peeked) == 0);
        CHECK(n_peeked == length || n_peeked >= 30000);
        CHECK(read_all(source, sizes[i], &got, &error) == GBV_OK);
        CHECK(got.length == length && (length == 0 || memcmp(got.data, text, length) == 0));
        gbv_source_peek(source, &peeked, &n_peeked);
        CHECK(n_peeked == 0);
        gbv_buffer_free(&got);
        gbv_source_close(source);
    }
}

/* A file with these bytes gives this text. */
static void
reads(const char *bytes, size_t n_bytes, const char *encoding, const char *text, size_t length)
{
    write_file(bytes, n_bytes);
    gives(path, NULL, encoding, text, length);
    unlink(path);
}

/* And one with these fails, when it is opened or read; `line` 0: of no line. */
static void
refuses_as(const char *asked, const char *bytes, size_t length, size_t line,
           const char *message, const char *hint)
{
    char place[96];
    gbv_source *source = NULL;
    gbv_error error = { 0 };
    gbv_buffer got = { 0 };
    write_file(bytes, length);
    gbv_status status = gbv_source_open(path, asked, &source, &error);
    if (!status)
        status = read_all(source, 5000, &got, &error);
    unlink(path);
    CHECK(status != GBV_OK && error.status == status);
    snprintf(place, sizeof place, line ? "%s:%zu" : "%s", path, line);
    CHECK_TEXT(error.place, status == GBV_MISUSE ? "" : place);
    if (!strstr(error.message, message) || !strstr(error.hint, hint)) {
        print_error("%s: %s\n%s\n", error.place, error.message, error.hint);
        CHECK(false);
    }
    gbv_buffer_free(&got);
    gbv_source_close(source);
}

static void
refuses(const char *bytes, size_t length, size_t line, const char *message, const char *hint)
{
    refuses_as(NULL, bytes, length, line, message, hint);
}

static void
repeat(const char *text, size_t length, size_t times, gbv_buffer *out)
{
    for (size_t i = 0; i < times; i++)
        gbv_buffer_put(out, text, length);
}

/* ---- Encodings ---- */

TEST(source_passes_utf8_as_it_is)
{
    reads("", 0, "UTF-8", "", 0);
    reads("a", 1, "UTF-8", "a", 1);
    reads("\xef\xbb\xbf", 3, "UTF-8", "", 0);
    reads("\xef\xbb\xbf" "жыл\n", 10, "UTF-8", "жыл\n", 7);
    /* One NUL byte: its reader refuses it, with the line. */
    reads("aaaa;\0bbbb\n", 11, "UTF-8", "aaaa;\0bbbb\n", 11);

    gbv_buffer text = { 0 };
    repeat("Қарағанды;2020;1,5\n", 27, 12000, &text);
    reads(text.data, text.length, "UTF-8", text.data, text.length);
    text.data[200001] = '\xff';                   /* beyond the sample: the same */
    reads(text.data, text.length, "UTF-8", text.data, text.length);
    gbv_buffer_free(&text);
}

TEST(source_reads_old_encodings)
{
    for (size_t i = 0; i < sizeof encoded_texts / sizeof *encoded_texts; i++) {
        const struct encoded_text *text = &encoded_texts[i];
        if (strcmp(text->what, "table") != 0)
            continue;
        reads(text->bytes, text->length, text->encoding, text->utf8, strlen(text->utf8));
        /* Over several samples. */
        gbv_buffer bytes = { 0 }, utf8 = { 0 };
        repeat(text->bytes, text->length, 2001, &bytes);
        repeat(text->utf8, strlen(text->utf8), 2001, &utf8);
        reads(bytes.data, bytes.length, text->encoding, utf8.data, utf8.length);
        gbv_buffer_free(&bytes);
        gbv_buffer_free(&utf8);
    }
}

/* A character of four bytes that the end of a sample parts, in both orders. */
TEST(source_reads_utf16)
{
    gbv_buffer bytes = { 0 }, utf8 = { 0 };
    gbv_buffer_put(&bytes, "\xff\xfe" "x\0", 4);
    gbv_buffer_put(&utf8, "x", 1);
    repeat("\x3d\xd8\x00\xde", 4, 40000, &bytes);    /* U+1F600 */
    repeat("\xf0\x9f\x98\x80", 4, 40000, &utf8);
    reads(bytes.data, bytes.length, "UTF-16LE", utf8.data, utf8.length);
    reads(bytes.data, 4, "UTF-16LE", "x", 1);
    reads(bytes.data, 2, "UTF-16LE", "", 0);
    for (size_t i = 0; i < bytes.length; i += 2) {
        char byte = bytes.data[i];
        bytes.data[i] = bytes.data[i + 1];
        bytes.data[i + 1] = byte;
    }
    reads(bytes.data, bytes.length, "UTF-16BE", utf8.data, utf8.length);
    gbv_buffer_free(&bytes);
    gbv_buffer_free(&utf8);
}

TEST(source_takes_the_encoding_it_is_told)
{
    /* "жена" in CP1251 and KOI8-R: neither can be told. */
    write_file("\xe6\xe5\xed\xe0\n", 5);
    gives(path, "windows-1251", "CP1251", "жена\n", 9);
    gives(path, "KOI8-R", "KOI8-R", "ФЕМЮ\n", 9);
    write_file("a\0b\0", 4);
    gives(path, "utf-16", "UTF-16LE", "ab", 2);
    gives(path, "utf-16le", "UTF-16LE", "ab", 2);
    write_file("\0a\0b", 4);
    gives(path, "utf-16", "UTF-16BE", "ab", 2);
    write_file("\xfe\xff\0a", 4);
    gives(path, "utf-16", "UTF-16BE", "a", 1);
    write_file("\x30\x04\x31\x04", 4);    /* neither mark nor NUL: as Windows writes it */
    gives(path, "UTF-16", "UTF-16LE", "аб", 4);
    write_file("\xff", 1);
    gives(path, "UTF-8", "UTF-8", "\xff", 1);
    unlink(path);

    refuses_as("cp1250", "a", 1, 0, "unknown encoding \"cp1250\"", "KZ-1048");
    refuses_as("CP1251", "\xef\xbb\xbf" "a", 4, 0, "begins with the mark of UTF-8",
               "leave out --encoding");
    refuses_as("UTF-8", "\xff\xfe" "a\0", 4, 0, "begins with the mark of UTF-16LE", "leave out");
    refuses_as("UTF-16LE", "\xfe\xff\0a", 4, 0, "begins with the mark of UTF-16BE", "leave out");
    refuses_as("UTF-16", "\xef\xbb\xbf" "a", 4, 0, "begins with the mark of UTF-8", "leave out");
}

TEST(source_names_the_line_of_what_it_cannot_decode)
{
    refuses("\xff\xfe" "a\0\n\0b\0\n\0c", 11, 3,
            "ends in the middle of a character of UTF-16LE", "");
    refuses("\xff\xfe" "a\0\r\0\n\0\x3d\xd8\x61\0", 12, 2,
            "begins no character of UTF-16LE", "--encoding");
    refuses("\xff\xfe" "a\0\r\0\x00\xdc", 8, 2,
            "begins no character of UTF-16LE", "--encoding");

    /* Byte 0x98 is none of CP1251; it comes after the sample, on line 8001. */
    gbv_buffer bytes = { 0 };
    repeat("\xc0\xe1\xe0\xe9;\xc0\xeb\xec\xe0\xf2\xfb\r\n", 13, 8000, &bytes);
    gbv_buffer_put(&bytes, "\xc0\x98\n", 3);
    refuses(bytes.data, bytes.length, 8001, "byte 0x98 begins no character of CP1251",
            "--encoding");
    refuses_as("CP1251", bytes.data + 5 * 13, bytes.length - 5 * 13, 7996,
               "byte 0x98", "--encoding");
    gbv_buffer_free(&bytes);
}

/* The sample is Russian and reads the same in CP1251 and RK1048; what follows
 * it does not: "Қ", on line 10001. */
TEST(source_refuses_what_comes_too_late_to_decide)
{
    gbv_buffer bytes = { 0 }, utf8 = { 0 };
    repeat("\xc0\xe1\xe0\xe9;12\n", 8, 10000, &bytes);
    repeat("Абай;12\n", 12, 10000, &utf8);
    reads(bytes.data, bytes.length, "CP1251", utf8.data, utf8.length);
    gbv_buffer_put(&bytes, "\x8d;1\n", 4);
    gbv_buffer_puts(&utf8, "Қ;1\n");
    refuses(bytes.data, bytes.length, 10001,
            "reads the same in CP1251 and RK1048, but byte 0x8d does not",
            "--encoding CP1251 or --encoding RK1048");
    write_file(bytes.data, bytes.length);
    gives(path, "RK1048", "RK1048", utf8.data, utf8.length);
    unlink(path);
    gbv_buffer_free(&bytes);
    gbv_buffer_free(&utf8);
}

/* ---- gzip ---- */

TEST(source_unpacks_gzip)
{
    gbv_buffer text = { 0 }, packed = { 0 };
    repeat("Абай;2020;1,5\n", 18, 20000, &text);
    pack(text.data, text.length, &packed);
    reads(packed.data, packed.length, "UTF-8", text.data, text.length);

    /* Two parts, and zeros to fill up a block. */
    pack("end\n", 4, &packed);
    repeat("\0", 1, 100000, &packed);
    gbv_buffer_puts(&text, "end\n");
    reads(packed.data, packed.length, "UTF-8", text.data, text.length);

    gbv_buffer_clear(&packed);
    pack("", 0, &packed);
    reads(packed.data, packed.length, "UTF-8", "", 0);
    pack("\xff\xfe" "a\0", 4, &packed);
    reads(packed.data, packed.length, "UTF-16LE", "a", 1);

    gbv_source *source = NULL;
    write_file(packed.data, packed.length);
    CHECK(gbv_source_open(path, NULL, &source, NULL) == GBV_OK && gbv_source_is_packed(source));
    gbv_source_close(source);
    unlink(path);
    gbv_buffer_free(&text);
    gbv_buffer_free(&packed);
}

TEST(source_refuses_broken_gzip)
{
    gbv_buffer text = { 0 }, packed = { 0 };
    for (int i = 0; i < 30000; i++)
        gbv_buffer_printf(&text, "%d;%d\n", i, i * i % 1009);
    pack(text.data, text.length, &packed);
    CHECK(packed.length > 100000);

    /* Cut off anywhere: in the header, in the data, in the check at the end. */
    size_t cuts[] = { 2, 9, 10, 500, 70000, packed.length - 8, packed.length - 1 };
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        refuses(packed.data, cuts[i], 0, "packed by gzip, but it ends too early", "gunzip -t");

    /* Damaged: the header, the data, the check, the length. */
    size_t spots[] = { 2, 50000, packed.length - 8, packed.length - 4 };
    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++) {
        packed.data[spots[i]] = (char)(packed.data[spots[i]] ^ 0x55);
        refuses(packed.data, packed.length, 0, "packed by gzip, but damaged", "gunzip -t");
        packed.data[spots[i]] = (char)(packed.data[spots[i]] ^ 0x55);
    }
    gbv_buffer_puts(&packed, "1;2\n");
    refuses(packed.data, packed.length, 0, "something else follows its end", "gunzip -t");
    packed.length -= 4;
    gbv_buffer_put(&packed, "\x1f\x8b\x08", 3);    /* a second part, cut off */
    refuses(packed.data, packed.length, 0, "it ends too early", "gunzip -t");
    gbv_buffer_free(&text);
    gbv_buffer_free(&packed);
}

/* ---- Other files ---- */

TEST(source_refuses_files_of_other_kinds)
{
    refuses("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml", 33, 0, "Excel workbook", "CSV");
    refuses("%PDF-1.7\n", 9, 0, "PDF", "pdftotext");
    refuses("\xef\xbb\xbf<html>", 9, 0, "web page", "login");
    refuses("\xff\xfe<\0h\0t\0m\0l\0>\0", 14, 0, "web page", "login");
    gbv_buffer packed = { 0 };
    pack("%PDF-1.7\n", 9, &packed);
    refuses(packed.data, packed.length, 0, "PDF", "pdftotext");
    gbv_buffer_free(&packed);
}

static void
does_not_open(const char *name, const char *message)
{
    gbv_source *source = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_source_open(name, NULL, &source, &error) == GBV_IO && source == NULL);
    CHECK(strstr(error.message, message) != NULL);
    CHECK(gbv_source_open(name, NULL, &source, NULL) == GBV_IO);
}

TEST(source_opens_what_is_there)
{
    does_not_open("/no/such/file.csv", "cannot be read: No such file");
    does_not_open("/", "cannot be read: Is a directory");
    does_not_open("@there-is-no-such-data-set", "there-is-no-such-data-set");

    gbv_source *source = NULL;
    gbv_error error = { 0 };
    const char *bytes;
    size_t length;
    CHECK(gbv_source_open("@homicide", NULL, &source, &error) == GBV_OK);
    CHECK_TEXT(gbv_source_name(source), "@homicide");
    CHECK_TEXT(gbv_source_encoding_title(source), "Unicode");
    CHECK(!gbv_source_is_packed(source));
    gbv_source_peek(source, &bytes, &length);
    CHECK(length > 100 && memchr(bytes, ',', 100) != NULL);
    gbv_source_close(source);
    gbv_source_close(NULL);
}

/* ---- Pipes ---- */

struct writing {
    int descriptor;
    const char *bytes;
    size_t length;
};

static void *
write_byte_by_byte(void *context)
{
    const struct writing *writing = context;
    for (size_t i = 0; i < writing->length; i++)
        if (write(writing->descriptor, writing->bytes + i, 1) != 1)
            break;
    close(writing->descriptor);
    return NULL;
}

/* Standard input, a byte at a time, is read as a file is. */
static void
gives_piped(const char *bytes, size_t n_bytes, const char *encoding, const char *text,
            size_t length)
{
    int ends[2], former = dup(STDIN_FILENO);
    CHECK(pipe(ends) == 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    close(ends[0]);
    struct writing writing = { ends[1], bytes, n_bytes };
    pthread_t writer;
    CHECK(pthread_create(&writer, NULL, write_byte_by_byte, &writing) == 0);

    gbv_source *source = NULL;
    gbv_buffer got = { 0 };
    CHECK(gbv_source_open("-", NULL, &source, NULL) == GBV_OK);
    CHECK_TEXT(gbv_source_name(source), "standard input");
    CHECK_TEXT(gbv_source_encoding(source), encoding);
    CHECK(read_all(source, 1000, &got, NULL) == GBV_OK);
    CHECK(got.length == length && memcmp(got.data, text, length) == 0);
    gbv_buffer_free(&got);
    gbv_source_close(source);
    pthread_join(writer, NULL);
    CHECK(fcntl(STDIN_FILENO, F_GETFD) >= 0);    /* not ours to close */
    dup2(former, STDIN_FILENO);
    close(former);
}

TEST(source_reads_pipes)
{
    const struct encoded_text *kazakh = &encoded_texts[0];
    gbv_buffer bytes = { 0 }, utf8 = { 0 }, packed = { 0 };
    repeat(kazakh->bytes, kazakh->length, 1000, &bytes);
    repeat(kazakh->utf8, strlen(kazakh->utf8), 1000, &utf8);
    gives_piped(bytes.data, bytes.length, "RK1048", utf8.data, utf8.length);
    gives_piped(utf8.data, utf8.length, "UTF-8", utf8.data, utf8.length);
    pack(bytes.data, bytes.length, &packed);
    gives_piped(packed.data, packed.length, "RK1048", utf8.data, utf8.length);
    gives_piped("\xff\xfe" "a\0", 4, "UTF-16LE", "a", 1);
    gives_piped("a", 1, "UTF-8", "a", 1);
    gbv_buffer_free(&bytes);
    gbv_buffer_free(&utf8);
    gbv_buffer_free(&packed);
}
