/* Functions that have a safer fellow, made into compile errors everywhere. */
#ifndef GBV_BASE_BANNED_H
#define GBV_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets rand srand atof atoi atol system

#endif
