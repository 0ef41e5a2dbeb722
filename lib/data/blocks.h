/* A text in blocks of whole rows, so that each can be read by itself, in any
 * order and by any thread. */
#ifndef GBV_DATA_BLOCKS_H
#define GBV_DATA_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/source.h"

/* Rows are longer than a block now and then; beyond the most, they are no rows
 * of a table. */
enum { GBV_BLOCK_SIZE = 256 * 1024, GBV_LONGEST_ROW = 64 * 1024 * 1024 };

/* Start with { 0 }; used again for the next block. */
typedef struct {
    char *bytes;        /* `length`, and GBV_SPLIT_PADDING more that can be read */
    size_t length;      /* 0: there are no more */
    size_t capacity;
    size_t line;        /* physical, on which it begins */
    size_t n_feeds;     /* line feeds in it */
    bool is_cut;        /* no row ends in it, as long as it is */
} gbv_block;

/* Where the blocks come from. Start with the source, which is kept, and the
 * line of its next byte. */
typedef struct {
    gbv_source *source;
    size_t size;        /* of a block; 0: GBV_BLOCK_SIZE */
    size_t line;
    char *carry;        /* of a row that begins in the last block */
    size_t n_carry, capacity;
    bool ended;
} gbv_blocks;

/* Fills `block` with the next rows. A row ends at a line end that stands
 * outside quotes, taken that a quote inside a cell is written twice: who reads
 * the rows refuses a text of which that is not true. The last row gets its
 * line feed if it lacks one.
 *
 * Statuses of gbv_source_read, GBV_NO_MEMORY. */
gbv_status gbv_blocks_next(gbv_blocks *blocks, gbv_block *block, gbv_error *error);

/* Refuses a block that is cut: GBV_FORMAT. */
gbv_status gbv_refuse_cut(const char *source, const gbv_block *block, gbv_error *error);

/* Hands back bytes that the last block ended with; the next one begins with
 * them, in that line. */
gbv_status gbv_blocks_return(gbv_blocks *blocks, const char *bytes, size_t length, size_t line,
                             gbv_error *error);

/* How many lines end in these bytes: by LF, CR, or both together. */
size_t gbv_count_lines(const char *bytes, size_t length);

void gbv_blocks_free(gbv_blocks *blocks);
void gbv_block_free(gbv_block *block);

#endif
