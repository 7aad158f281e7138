#ifndef CDATA_H
#define CDATA_H

#include <stddef.h>

// Files of the sources, embedded so that the program needs none beside it. Each function answers where the bytes
// begin and writes their number to `count`; a file that was absent or empty at the build has none.
typedef const unsigned char *cdata_bytes;

cdata_bytes cdata_working_together(size_t *count);
cdata_bytes cdata_gloucestershire(size_t *count);
cdata_bytes cdata_bedford(size_t *count);
cdata_bytes cdata_liverpool(size_t *count);
cdata_bytes cdata_devon(size_t *count);
cdata_bytes cdata_bank_holidays(size_t *count);
cdata_bytes cdata_dark_theme(size_t *count);
cdata_bytes cdata_monochrome_theme(size_t *count);
cdata_bytes cdata_procedure_schema(size_t *count);
cdata_bytes cdata_event_schema(size_t *count);
cdata_bytes cdata_referral_schema(size_t *count);
cdata_bytes cdata_show_schema(size_t *count);
cdata_bytes cdata_minutes_schema(size_t *count);
cdata_bytes cdata_rehearsal(size_t *count);

#endif
