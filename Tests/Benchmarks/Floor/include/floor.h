/* What the machine gives: the same work as the suite's, in C, with nothing but librabbitmq and libsqlite3.
 *
 * Each measure returns a floor_result; code 0 is success, and text says what went wrong otherwise. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct floor_broker {
  const char *host;
  int port;
  const char *user;
  const char *password;
} floor_broker;

typedef struct floor_result {
  int code;
  /* Of the middle of the run, from a tenth to nine tenths: neither start nor end, nor a log file that still grows. */
  double seconds;
  long events;
  char text[256];
} floor_result;

/* Takes `count` messages from `queue`, 64 at most in a transaction, into a new database at `path`: each is remembered
 * by (source, id) and upserted by key and version, then all are acknowledged at once. */
floor_result floor_ingest(floor_broker broker, const char *path, const char *queue, long count);

/* Publishes the rows of the table `journal` at `path`, 500 to a confirmed window, and moves a cursor behind them. */
floor_result floor_relay(floor_broker broker, const char *path, const char *exchange, long count);

/* Sends `count` commands to `queue`, `in_flight` unanswered at a time, to a server on a thread of its own that keeps
 * each with its answer, its row and its fact, 64 at most in a transaction, before it replies. */
floor_result floor_round_trips(
    floor_broker broker, const char *path, const char *queue, const void *body, size_t size, long count,
    int in_flight);

/* The text of a result, which Swift would see as a tuple. */
const char *floor_text(const floor_result *result);

/* Runs a shell script to its end; its first line of output goes to `line`. Gives the exit status, -1 if none. */
int floor_shell(const char *script, char *line, size_t size);

/* Starts a program with `environment` alone (NULL at the end), its output in the file `log`; it ends when we do.
 * Gives its process id, or -1. */
int floor_start(const char *program, const char *const *environment, const char *log);

/* Asks that process to end and waits for it. Gives its exit status, or -1. */
int floor_end(int process);
