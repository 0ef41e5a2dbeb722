/* Who may read and write a file that replaces another. */
#ifndef OUTPUT_RIGHTS_H
#define OUTPUT_RIGHTS_H

#include "output_place.h"

/* Gives the new file, which is its owner's alone, the owner, group and rights of
 * the one at the place. Where the system does not allow that, nobody may do more
 * than before. Returns 0 or an errno. */
int output_rights_keep(int descriptor, const struct output_place *place);

#endif
