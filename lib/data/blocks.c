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
    size_t feeds, quotes;
    gbv_count_marks(bytes, length, &feeds, &quotes);
    return quotes;
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

size_t
gbv_count_lines(const char *bytes, size_t length)
{
    size_t lines, quotes;
    gbv_count_marks(bytes, length, &lines, &quotes);
    const char *end = bytes + length;
    while (bytes < end && (bytes = memchr(bytes, '\r', (size_t)(end - bytes)))) {
        bytes++;
        lines += bytes == end || *bytes != '\n';
    }
    return lines;
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

/* Cuts the block behind its last whole row, once there is one. */
static gbv_status
cut(gbv_blocks *blocks, gbv_block *block, size_t end, gbv_error *error)
{
    size_t line = blocks->line + gbv_count_lines(block->bytes, end);
    gbv_status status = gbv_blocks_return(blocks, block->bytes + end, block->length - end, line,
                                          error);
    block->length = end;
    return status;
}

/* The end of the text is the end of its last row. */
static void
end_row(gbv_block *block, size_t quotes)
{
    if (block->length && block->bytes[block->length - 1] != '\n' && quotes % 2 == 0)
        block->bytes[block->length++] = '\n';
}

static size_t
row_end(const gbv_block *block, size_t quotes)
{
    size_t end = last_row_end(block->bytes, block->length, quotes, '\n');
    return end ? end : last_row_end(block->bytes, block->length, quotes, '\r');
}

gbv_status
gbv_blocks_next(gbv_blocks *blocks, gbv_block *block, gbv_error *error)
{
    gbv_status status = take_carry(blocks, block, error);
    size_t quotes = status ? 0 : count_quotes(block->bytes, block->length), end = 0;
    size_t size = blocks->size ? blocks->size : GBV_BLOCK_SIZE;
    block->line = blocks->line;
    block->number = blocks->number++;
    block->is_cut = false;
    for (; !status && !end; size *= 2) {
        size_t before = block->length;
        status = fill(blocks, block, size, error);
        if (status)
            break;
        quotes += count_quotes(block->bytes + before, block->length - before);
        if (blocks->ended) {
            end_row(block, quotes);
            break;
        }
        block->is_cut = block->length >= GBV_LONGEST_ROW;
        end = block->is_cut ? block->length : row_end(block, quotes);
    }
    if (!status && end)
        status = cut(blocks, block, end, error);
    if (!status)
        memset(block->bytes + block->length, 0, GBV_SPLIT_PADDING);
    return status;
}
