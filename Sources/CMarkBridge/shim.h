#ifndef BIZLOG_CMARK_BRIDGE_SHIM_H
#define BIZLOG_CMARK_BRIDGE_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

// The parser's own structures: between feeding and finishing they show the raw
// text of every block before inline parsing starts, which is when its cost can
// still be refused.
#if __has_include(<cmark-gfm/parser.h>)
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#else
#include <node.h>
#include <parser.h>
#endif

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Threads, and a pointer that each thread has for itself. The systems' own
// functions differ in their types, and Swift's library has neither.

typedef struct {
    pthread_t id;
} bizlog_thread;

static inline bool bizlog_thread_start(bizlog_thread *_Nonnull thread,
                                       void *_Nullable (*_Nonnull body)(void *_Nullable),
                                       void *_Nullable context) {
    return pthread_create(&thread->id, 0, body, context) == 0;
}

static inline void bizlog_thread_join(bizlog_thread thread) { pthread_join(thread.id, 0); }

static inline long bizlog_processor_count(void) { return sysconf(_SC_NPROCESSORS_ONLN); }

// Asks for large pages where the system has them and waits to be asked.

static inline void bizlog_advise_large_pages(void *_Nonnull start, size_t size) {
#ifdef MADV_HUGEPAGE
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t first = ((uintptr_t)start + page - 1) & ~(page - 1);
    const uintptr_t end = ((uintptr_t)start + size) & ~(page - 1);
    if (first < end) {
        const int kept = errno;
        madvise((void *)first, end - first, MADV_HUGEPAGE);
        errno = kept;
    }
#endif
}

typedef struct {
    pthread_key_t key;
} bizlog_thread_pointer;

static inline bool bizlog_thread_pointer_create(bizlog_thread_pointer *_Nonnull pointer) {
    return pthread_key_create(&pointer->key, 0) == 0;
}

static inline void *_Nullable bizlog_thread_pointer_get(bizlog_thread_pointer pointer) {
    return pthread_getspecific(pointer.key);
}

static inline void bizlog_thread_pointer_set(bizlog_thread_pointer pointer, void *_Nullable value) {
    pthread_setspecific(pointer.key, value);
}

#endif
