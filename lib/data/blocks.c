#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/blocks.h"
#include "data/split.h"

/* ---- Memory ---- */

static gbv_status
out_of_memory(gbv_error *error)
{
    return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

/* Room for as many bytes, a line feed and the padding. */
static bool
make_room(gbv_block *block, size_t length)
{
    size_t needed = length + 1 + GBV_SPLIT_PADDING;
    if (needed <= block->capacity)
        return true;
    char *bytes = realloc(block->bytes, needed);
    if (!bytes)
        return false;
    block->bytes = bytes;
    block->capacity = needed;
    return true;
}

void
gbv_block_free(gbv_block *block)
{
    free(block->bytes);
    *block = (gbv_block){ 0 };
}

void
gbv_blocks_free(gbv_blocks *blocks)
{
    free(blocks->carry);
    *blocks = (gbv_blocks){ 0 };
}

/* ---- Where rows end ---- */

static size_t
count_quotes(const char *bytes, size_t length)
{
    return gbv_count_marks(bytes, length).quotes;
}

/* Behind the last line end of that kind that stands outside quotes, of which
 * there are `quotes`; 0 if there is none. A CR may be half a line end. */
static size_t
last_row_end(const char *bytes, size_t length, size_t quotes, char line_end)
{
    size_t end = line_end == '\r' && length ? length - 1 : length;
    bool outside = (quotes - count_quotes(bytes + end, length - end)) % 2 == 0;
    while (end > 0) {
        /* Not memrchr: sanitizers check all the bytes it might read, each time. */
        size_t at = end;
        while (at > 0 && bytes[at - 1] != line_end)
            at--;
        if (at-- == 0)
            return 0;
        if (quotes)
            outside ^= count_quotes(bytes + at, end - at) % 2;
        if (outside)
            return at + 1;
        end = at;
    }
    return 0;
}

/* Lines that end by a CR alone, where there are `carriages`. */
static size_t
count_lone_carriages(const char *bytes, size_t length, size_t carriages)
{
    const char *end = bytes + length;
    size_t lone = 0;
    for (; carriages; carriages--) {
        bytes = (const char *)memchr(bytes, '\r', (size_t)(end - bytes)) + 1;
        lone += bytes == end || *bytes != '\n';
    }
    return lone;
}

size_t
gbv_count_lines(const char *bytes, size_t length)
{
    gbv_marks_count count = gbv_count_marks(bytes, length);
    return count.feeds + count_lone_carriages(bytes, length, count.carriages);
}

/* ---- Blocks ---- */

static gbv_status
take_carry(gbv_blocks *blocks, gbv_block *block, gbv_error *error)
{
    block->length = 0;
    if (!make_room(block, blocks->n_carry))
        return out_of_memory(error);
    if (blocks->n_carry)
        memcpy(block->bytes, blocks->carry, blocks->n_carry);
    block->length = blocks->n_carry;
    blocks->n_carry = 0;
    return GBV_OK;
}

/* Reads what there is room for. */
static gbv_status
fill(gbv_blocks *blocks, gbv_block *block, size_t size, gbv_error *error)
{
    size_t n = 0, room = size > block->length ? size - block->length : 0;
    if (blocks->ended || room == 0)
        return GBV_OK;
    if (!make_room(block, size))
        return out_of_memory(error);
    gbv_status status = gbv_source_read(blocks->source, block->bytes + block->length, room, &n,
                                        error);
    block->length += n;
    blocks->ended = n < room;
    return status;
}

gbv_status
gbv_refuse_cut(const char *source, const gbv_block *block, gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, source, block->line, "a row of more than 64 MiB begins here");
    gbv_hint(error, "a quote that opens a cell is perhaps never closed");
    return GBV_FORMAT;
}

gbv_status
gbv_blocks_return(gbv_blocks *blocks, const char *bytes, size_t length, size_t line,
                  gbv_error *error)
{
    if (!gbv_grow(&blocks->carry, &blocks->capacity, length + blocks->n_carry, 1))
        return out_of_memory(error);
    if (blocks->n_carry)
        memmove(blocks->carry + length, blocks->carry, blocks->n_carry);
    if (length)
        memcpy(blocks->carry, bytes, length);
    blocks->n_carry += length;
    blocks->line = line;
    return GBV_OK;
}

/* Cuts the block behind its last whole row. */
static gbv_status
cut(gbv_blocks *blocks, gbv_block *block, size_t end, gbv_marks_count *count, gbv_error *error)
{
    gbv_marks_count tail = gbv_count_marks(block->bytes + end, block->length - end);
    count->feeds -= tail.feeds;
    count->carriages -= tail.carriages;
    size_t line = blocks->line + count->feeds +
                  count_lone_carriages(block->bytes, end, count->carriages);
    gbv_status status = gbv_blocks_return(blocks, block->bytes + end, block->length - end, line,
                                          error);
    block->length = end;
    return status;
}

/* The end of the text is the end of its last row. */
static void
end_row(gbv_block *block, gbv_marks_count *count)
{
    if (!block->length || block->bytes[block->length - 1] == '\n' || count->quotes % 2)
        return;
    block->bytes[block->length++] = '\n';
    count->feeds++;
}

static size_t
row_end(const gbv_block *block, size_t quotes)
{
    size_t end = last_row_end(block->bytes, block->length, quotes, '\n');
    return end ? end : last_row_end(block->bytes, block->length, quotes, '\r');
}

static void
count_more(const gbv_block *block, size_t before, gbv_marks_count *count)
{
    gbv_marks_count more = gbv_count_marks(block->bytes + before, block->length - before);
    count->feeds += more.feeds;
    count->quotes += more.quotes;
    count->carriages += more.carriages;
}

/* Reads until a row ends, or the text; where, or 0 for the text. */
static gbv_status
fill_rows(gbv_blocks *blocks, gbv_block *block, size_t *end, gbv_marks_count *count,
          gbv_error *error)
{
    size_t size = blocks->size ? blocks->size : GBV_BLOCK_SIZE;
    *end = 0;
    for (size_t before = 0; !*end; before = block->length, size *= 2) {
        gbv_status status = fill(blocks, block, size, error);
        if (status)
            return status;
        count_more(block, before, count);
        if (blocks->ended) {
            end_row(block, count);
            return GBV_OK;
        }
        *end = row_end(block, count->quotes);
        block->is_cut = !*end && block->length >= GBV_LONGEST_ROW;
        if (block->is_cut)
            *end = block->length;
    }
    return GBV_OK;
}

gbv_status
gbv_blocks_next(gbv_blocks *blocks, gbv_block *block, gbv_error *error)
{
    gbv_marks_count count = { 0 };
    size_t end = 0;
    gbv_status status = take_carry(blocks, block, error);
    block->line = blocks->line;
    block->is_cut = false;
    if (!status)
        status = fill_rows(blocks, block, &end, &count, error);
    if (!status && end)
        status = cut(blocks, block, end, &count, error);
    if (!status)
        memset(block->bytes + block->length, 0, GBV_SPLIT_PADDING);
    block->n_feeds = count.feeds;
    return status;
}
