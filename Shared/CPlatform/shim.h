#pragma once
#include <crypt.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* pthread_setname_np hides behind _GNU_SOURCE, which the Glibc import of Swift does not define. */
extern int pthread_setname_np(pthread_t thread, const char *name);

/* `environ` is a mutable global, which Swift 6 rightly will not read. */
extern char **environ;
static inline char **cplatform_environment(void) { return environ; }

/* ioctl is variadic, which Swift cannot import. Zero: not a terminal. */
static inline int cplatform_terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* The kind of target is an enumeration that Swift imports differently from what it calls with. Zero is the caller. */
static inline int cplatform_step_back(int steps) { return setpriority(PRIO_PROCESS, 0, steps); }

/* SCHED_BATCH, and a slice in nanoseconds, for the calling thread (sched(7)). sched_setattr(2) has no wrapper in glibc
   before 2.41, and the kernel's header does not go with glibc's. */
static inline long cplatform_work_in_bulk(uint64_t slice) {
  struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
  } attributes = {.size = sizeof attributes, .policy = 3 /* SCHED_BATCH */, .nice = getpriority(PRIO_PROCESS, 0), .runtime = slice};
  return syscall(SYS_sched_setattr, 0, &attributes, 0);
}
