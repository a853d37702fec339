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

#include <pthread.h>
#include <stdbool.h>
#include <string.h>
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
