#ifndef BIZLOG_BUILD_STAMP_H
#define BIZLOG_BUILD_STAMP_H

// The commit from which a release was built; null in any other build, which may be made of anything.
const char *_Nullable bizlog_commit(void);

#endif
