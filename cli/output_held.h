/* Signals that would end the program, and wait while there are names in a folder
 * that must not stay. */
#ifndef OUTPUT_HELD_H
#define OUTPUT_HELD_H

#include <signal.h>
#include <stdbool.h>

struct output_held {
    bool is_on;
    sigset_t signals;
};

void output_held_begin(struct output_held *held);

/* Has one come? Then what was begun is to be given up. */
bool output_held_came(const struct output_held *held);

/* One that came ends the program here. */
void output_held_end(struct output_held *held);

#endif
