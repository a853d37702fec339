#ifndef BIZLOG_SYSTEM_BRIDGE_SHIM_H
#define BIZLOG_SYSTEM_BRIDGE_SHIM_H

// System calls that Swift's module of the C library does not have, each in the form in which LogStore or LogGit needs it.
// A call answers with -1 and sets errno on failure, ENOSYS where the system lacks it.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/stat.h>
#include <sys/syscall.h>
// Known to glibc only by a name that must be asked for before any header is read.
#ifndef AT_EMPTY_PATH
#define AT_EMPTY_PATH 0x1000
#endif
#elif defined(__APPLE__)
#include <sys/stat.h>
#endif

// When the file behind a descriptor came into being, in seconds since 1970 and nanoseconds. No program can choose it.
// ENOTSUP where the file system does not keep it.

static inline int bizlog_birth_time(int descriptor, int64_t *_Nonnull seconds, int64_t *_Nonnull nanoseconds) {
#if defined(__linux__) && defined(SYS_statx)
    struct statx status;
    memset(&status, 0, sizeof status);
    if (syscall(SYS_statx, descriptor, "", AT_EMPTY_PATH, STATX_BTIME, &status) != 0) return -1;
    if (!(status.stx_mask & STATX_BTIME)) {
        errno = ENOTSUP;
        return -1;
    }
    *seconds = status.stx_btime.tv_sec;
    *nanoseconds = status.stx_btime.tv_nsec;
    return 0;
#elif defined(__APPLE__)
    struct stat status;
    if (fstat(descriptor, &status) != 0) return -1;
    *seconds = status.st_birthtimespec.tv_sec;
    *nanoseconds = status.st_birthtimespec.tv_nsec;
    return 0;
#else
    (void)descriptor, (void)seconds, (void)nanoseconds;
    errno = ENOSYS;
    return -1;
#endif
}

// Swaps the names of two files, in one step that nobody can see half of.

static inline int bizlog_exchange(const char *_Nonnull first, const char *_Nonnull second) {
#if defined(__linux__) && defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u /* RENAME_EXCHANGE */);
#elif defined(__APPLE__)
    return renamex_np(first, second, RENAME_SWAP);
#else
    (void)first, (void)second;
    errno = ENOSYS;
    return -1;
#endif
}

// Renames a file, unless something has the new name.

static inline int bizlog_rename_to_free_name(const char *_Nonnull from, const char *_Nonnull to) {
#if defined(__linux__) && defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u /* RENAME_NOREPLACE */);
#elif defined(__APPLE__)
    return renamex_np(from, to, RENAME_EXCL);
#else
    (void)from, (void)to;
    errno = ENOSYS;
    return -1;
#endif
}

// The extended attributes of the file behind a descriptor, access control lists among them: their names, each with a zero
// behind it, and the value of one. Both answer with the size that there is; `size` 0 asks for that alone.

static inline ssize_t bizlog_list_attributes(int descriptor, char *_Nullable names, size_t size) {
#if defined(__APPLE__)
    return flistxattr(descriptor, names, size, 0);
#else
    return flistxattr(descriptor, names, size);
#endif
}

static inline ssize_t bizlog_get_attribute(int descriptor, const char *_Nonnull name, void *_Nullable value, size_t size) {
#if defined(__APPLE__)
    return fgetxattr(descriptor, name, value, size, 0, 0);
#else
    return fgetxattr(descriptor, name, value, size);
#endif
}

static inline int bizlog_set_attribute(int descriptor, const char *_Nonnull name, const void *_Nullable value, size_t size) {
#if defined(__APPLE__)
    return fsetxattr(descriptor, name, value, size, 0, 0);
#else
    return fsetxattr(descriptor, name, value, size, 0);
#endif
}

static inline int bizlog_remove_attribute(int descriptor, const char *_Nonnull name) {
#if defined(__APPLE__)
    return fremovexattr(descriptor, name, 0);
#else
    return fremovexattr(descriptor, name);
#endif
}

// A pipe whose ends no other program inherits.

static inline int bizlog_pipe(int ends[_Nonnull 2]) {
#if defined(__linux__)
    // pipe2, whose name must be asked for before any header is read.
    return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

// The environment of the process, which nothing here changes.

extern char **environ;

static inline char *_Nullable *_Nonnull bizlog_environment(void) { return environ; }

// Starts a program that is looked for in PATH, with three descriptors as its standard streams, and with the signals as they are by
// default. Answers with its process, or -1.

static inline pid_t bizlog_spawn(const char *_Nonnull name, char *_Nullable const *_Nonnull arguments,
                                 char *_Nullable const *_Nonnull environment, int input, int output, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    pid_t process = -1;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) {
        errno = error;
        return -1;
    }
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        sigemptyset(&none);
        sigemptyset(&defaults);
        sigaddset(&defaults, SIGPIPE);
        sigaddset(&defaults, SIGXFSZ);
        error = posix_spawnattr_setsigmask(&attributes, &none);
        if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &defaults);
        if (error == 0) error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, input, 0);
        if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, output, 1);
        if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, errors, 2);
        if (error == 0) error = posix_spawnp(&process, name, &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    if (error == 0) return process;
    errno = error;
    return -1;
}

#endif
