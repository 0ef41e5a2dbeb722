/* The options that every command has. */
#include "command.h"

/* In the order of gbv_ragged. */
static const char *const ragged_choices[] = { "error", "pad", "skip", NULL };
static const char *const labels_choices[] = { "value", "name", "both", NULL };    /* gbv_labels */
static const char *const decimal_choices[] = { "auto", ".", ",", NULL };

const struct opt common_options[] = {
    { OPT_HEADING, .help = "input" },
    { OPT_TEXT, 'd', "delimiter", offsetof(struct common, delimiter), "CHAR",
      "what stands between cells: one character, or \"tab\"; auto: what gives every row as many "
      "cells as the header", .initial = "auto" },
    { OPT_TEXT, 0, "encoding", offsetof(struct common, encoding), "NAME",
      "how the text is encoded, as in RK1048; auto: told from the bytes", .initial = "auto" },
    { OPT_CHOICE, 0, "decimal", offsetof(struct common, decimal), "MARK",
      "the decimal mark; auto: what all columns of numbers say", .initial = "auto",
      .choices = decimal_choices },
    { OPT_FLAG, 0, "no-header", offsetof(struct common, no_header), NULL,
      "the first line is data; columns are column1, column2, …" },
    { OPT_COUNT, 0, "skip", offsetof(struct common, skip), "N",
      "leave out N lines above the header" },
    { OPT_CHOICE, 0, "ragged", offsetof(struct common, ragged), "WHAT",
      "rows with more or fewer cells than the header: refuse them, fill short ones up, or leave "
      "them out", .initial = "error", .choices = ragged_choices },
    { OPT_CHOICE, 0, "labels", offsetof(struct common, labels), "WHAT",
      "values that have labels in a file of SPSS, Stata or SAS: 1, Yes, or 1 Yes",
      .initial = "value", .choices = labels_choices },
    { OPT_TEXTS, 0, "na", offsetof(struct common, na), "[COL,…=]LIST",
      "values that are missing, in those columns or in all: words, numbers, ranges as in "
      "97:99,-5:-1 (may be repeated); NA, .., н/д are missing anyway in columns of numbers" },
    { OPT_TEXTS, 0, "zero", offsetof(struct common, zero), "[COL,…=]LIST",
      "words that mean 0 in columns of numbers, such as – (may be repeated)" },
    { OPT_TEXTS, 0, "valid", offsetof(struct common, valid), "[COL,…=]LIST",
      "any other value that is not missing is an error (may be repeated)" },
    { OPT_TEXT, 'w', "where", offsetof(struct common, where), "EXPR",
      "use only the rows for which this holds: 'year >= 2008 && sex == \"women\"' (gbv help "
      "conditions)",
      .twice = "join conditions with &&: --where '(year >= 2008) && (sex == \"women\")'" },
    { OPT_FLAG, 0, "allow-mixed", offsetof(struct common, allow_mixed), NULL,
      "let rows that are of different things be put together, and say so in note" },
    { OPT_HEADING, .help = "output" },
    { OPT_TEXTS, 'o', "output", offsetof(struct common, output), "FILE",
      "write to FILE (may be repeated): .csv .tsv .json .jsonl .md .txt .svg .png .pdf" },
    { OPT_TEXT, 0, "format", offsetof(struct common, format), "NAME",
      "format on standard output: csv (default in a pipe), txt (default on a terminal), tsv, "
      "json, jsonl, md" },
    { OPT_COUNT, 0, "digits", offsetof(struct common, digits), "N",
      "significant digits of computed numbers (default: all that are needed to read them back; 4 "
      "in md and txt); a number that was read stays as it was", .above = 0, .below = 18 },
    { OPT_REAL, 0, "level", offsetof(struct common, level), "P", "confidence level of intervals",
      .initial = "0.95", .above = 0, .below = 1 },
    { OPT_FLAG, 0, "as-percent", offsetof(struct common, as_percent), NULL,
      "print proportions as per cent" },
    { OPT_FLAG, 0, "bom", offsetof(struct common, bom), NULL,
      "begin csv and tsv with a byte order mark, for spreadsheets" },
    { OPT_FLAG, 0, "strict", offsetof(struct common, strict), NULL,
      "exit 3 if anything had to be noted on standard error" },
    { OPT_FLAG, 'q', "quiet", offsetof(struct common, quiet), NULL,
      "no notes on standard error" },
    { OPT_FLAG, 'v', "verbose", offsetof(struct common, verbose), NULL,
      "say on standard error what was read" },
    { OPT_COUNT, 0, "threads", offsetof(struct common, threads), "N",
      "how many processors to use, in commands that read in one pass (default: all); the digits "
      "are the same" },
    { OPT_HEADING, .help = "pictures (-o x.svg, x.png, x.pdf); for more, pipe into gbv-chart" },
    { OPT_TEXT, 't', "title", offsetof(struct common, title), "TEXT", "title" },
    { OPT_TEXT, 0, "subtitle", offsetof(struct common, subtitle), "TEXT", "subtitle" },
    { OPT_TEXT, 0, "source", offsetof(struct common, source), "TEXT", "source line" },
    { OPT_TEXT, 0, "footnote", offsetof(struct common, footnote), "TEXT", "footnote" },
    { OPT_TEXT, 0, "lang", offsetof(struct common, language), "CODE",
      "language of numbers and months: en, ru, kk, ky, uz, tg, tk", .initial = "en" },
    { OPT_TEXT, 0, "size", offsetof(struct common, size), "SIZE",
      "web, wide, mobile, og, x, square, portrait, story, print1, print2 or WxH",
      .initial = "web" },
    { OPT_TEXT, 0, "theme", offsetof(struct common, theme), "NAME", "light, dark or auto (svg)",
      .initial = "light" },
    { OPT_END },
};
