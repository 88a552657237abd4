#pragma once
#include <crypt.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
/* pthread_setname_np hides behind _GNU_SOURCE, which the Glibc import of Swift does not define. */
extern int pthread_setname_np(pthread_t thread, const char *name);
