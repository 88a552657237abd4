/* What the measures share. */
#pragma once
#include "floor.h"

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <sqlite3.h>
#include <stdbool.h>

enum { FLOOR_BATCH = 64, FLOOR_PREFETCH = 256, FLOOR_WINDOW = 500 };

/* A connection with its one channel; NULL, and the reason in result, if there is none. */
amqp_connection_state_t floor_open(floor_broker broker, floor_result *result);
void floor_close(amqp_connection_state_t connection);
bool floor_consume(amqp_connection_state_t connection, const char *queue, int prefetch, bool no_ack, floor_result *result);
/* The next message within the wait: 1 there is one, 0 none came, -1 the connection is gone. */
int floor_receive(
    amqp_connection_state_t connection, amqp_envelope_t *envelope, int milliseconds, floor_result *result);
bool floor_publish(
    amqp_connection_state_t connection, amqp_bytes_t exchange, amqp_bytes_t key, bool mandatory,
    const amqp_basic_properties_t *properties, amqp_bytes_t body, floor_result *result);
bool floor_acknowledge(amqp_connection_state_t connection, uint64_t up_to, floor_result *result);

/* A database as the suite opens its own: WAL, every commit synced. */
sqlite3 *floor_database(const char *path, const char *schema, floor_result *result);
sqlite3_stmt *floor_prepare(sqlite3 *database, const char *sql, floor_result *result);
bool floor_execute(sqlite3 *database, const char *sql, floor_result *result);
/* Runs a bound statement that gives no rows, and makes it ready again. */
bool floor_run(sqlite3 *database, sqlite3_stmt *statement, floor_result *result);
void floor_bind(sqlite3_stmt *statement, int index, amqp_bytes_t text);

bool floor_fail(floor_result *result, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));
double floor_now(void);

/* The middle of a run: from the first step past a tenth to the first past nine tenths. */
typedef struct floor_middle {
  long count, first, last;
  double began, ended;
} floor_middle;
void floor_note(floor_middle *middle, long done);
void floor_report(const floor_middle *middle, floor_result *result);
