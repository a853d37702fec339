#include "BuildStamp.h"

const char *bizlog_commit(void) {
#ifdef BIZLOG_COMMIT
    return BIZLOG_COMMIT;
#else
    return 0;
#endif
}
