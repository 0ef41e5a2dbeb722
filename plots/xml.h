/* Text inside XML. */
#ifndef GBVPLOT_XML_H
#define GBVPLOT_XML_H

#include <gbvstat.h>

/* Appends text with & < > " escaped; control characters, which XML 1.0 does
 * not allow even escaped, are left out. NULL is nothing. */
void xml_text(const char *text, gbv_buffer *out);

#endif
