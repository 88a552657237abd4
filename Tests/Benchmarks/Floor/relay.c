#include "internal.h"

#include <sys/time.h>

/* Publishes of one window and which of them the broker has confirmed. */
typedef struct window {
  uint64_t first, last;
  int open;
  bool confirmed[FLOOR_WINDOW];
} window;

static void confirm(window *waiting, uint64_t tag, bool multiple) {
  uint64_t from = multiple ? waiting->first : tag;
  for (uint64_t each = from; each <= tag && each <= waiting->last; each++) {
    if (each < waiting->first || waiting->confirmed[each - waiting->first]) continue;
    waiting->confirmed[each - waiting->first] = true;
    waiting->open--;
  }
}

static bool await(amqp_connection_state_t connection, window *waiting, floor_result *result) {
  while (waiting->open > 0) {
    amqp_frame_t frame;
    struct timeval wait = {10, 0};
    amqp_maybe_release_buffers(connection);
    int status = amqp_simple_wait_frame_noblock(connection, &frame, &wait);
    if (status != AMQP_STATUS_OK) return floor_fail(result, status, "confirms: %s", amqp_error_string2(status));
    if (frame.frame_type != AMQP_FRAME_METHOD) continue;
    if (frame.payload.method.id != AMQP_BASIC_ACK_METHOD)
      return floor_fail(result, -1, "the broker did not take every event");
    amqp_basic_ack_t *ack = frame.payload.method.decoded;
    confirm(waiting, ack->delivery_tag, ack->multiple);
  }
  return true;
}

static amqp_bytes_t text(sqlite3_stmt *row, int column) {
  const void *bytes = sqlite3_column_text(row, column);
  return (amqp_bytes_t){.len = (size_t)sqlite3_column_bytes(row, column), .bytes = (void *)bytes};
}

static bool publish(
    amqp_connection_state_t connection, const char *exchange, const char *user, sqlite3_stmt *row,
    floor_result *result) {
  amqp_basic_properties_t properties = {
      ._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG |
                AMQP_BASIC_CORRELATION_ID_FLAG | AMQP_BASIC_TIMESTAMP_FLAG | AMQP_BASIC_USER_ID_FLAG,
      .content_type = amqp_cstring_bytes("application/cloudevents+json"),
      .delivery_mode = 2,
      .message_id = text(row, 1),
      .correlation_id = text(row, 2),
      .timestamp = (uint64_t)sqlite3_column_int64(row, 3),
      .user_id = amqp_cstring_bytes(user),
  };
  const void *bytes = sqlite3_column_blob(row, 5);
  amqp_bytes_t body = {.len = (size_t)sqlite3_column_bytes(row, 5), .bytes = (void *)bytes};
  return floor_publish(connection, amqp_cstring_bytes(exchange), text(row, 4), true, &properties, body, result);
}

/* One window, from where the cursor is; gives how many rows, or -1. */
static long relay(
    amqp_connection_state_t connection, sqlite3 *database, sqlite3_stmt *rows, sqlite3_stmt *move,
    const char *exchange, const char *user, long done, floor_result *result) {
  window waiting = {.first = (uint64_t)done + 1, .last = (uint64_t)done};
  sqlite3_bind_int64(rows, 1, done);
  int code;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    if (!publish(connection, exchange, user, rows, result)) break;
    waiting.last++;
    waiting.open++;
  }
  sqlite3_reset(rows);
  if (code != SQLITE_DONE) floor_fail(result, code, "journal: %s", sqlite3_errmsg(database));
  if (result->code != 0 || !await(connection, &waiting, result)) return -1;
  sqlite3_bind_int64(move, 1, (sqlite3_int64)waiting.last);
  return floor_run(database, move, result) ? (long)waiting.last - done : -1;
}

floor_result floor_relay(floor_broker broker, const char *path, const char *exchange, long count) {
  floor_result result = {0};
  floor_middle middle = {.count = count};
  sqlite3 *database = floor_database(
      path,
      "DROP TABLE IF EXISTS relay_cursor; CREATE TABLE relay_cursor(seq INTEGER NOT NULL) STRICT;"
      "INSERT INTO relay_cursor VALUES (0);",
      &result);
  sqlite3_stmt *rows = NULL, *move = NULL;
  amqp_connection_state_t connection = NULL;
  if (database && floor_execute(database, "PRAGMA synchronous = NORMAL", &result)) {
    rows = floor_prepare(
        database,
        "SELECT seq, id, key, version, routing_key, body FROM journal WHERE seq > ?1 ORDER BY seq LIMIT 500", &result);
    move = floor_prepare(database, "UPDATE relay_cursor SET seq = ?1", &result);
    if (rows && move) connection = floor_open(broker, &result);
  }
  if (connection) {
    amqp_confirm_select(connection, 1);
    for (long done = 0; done < count;) {
      long sent = relay(connection, database, rows, move, exchange, broker.user, done, &result);
      if (sent == 0) floor_fail(&result, -1, "the journal has only %ld rows", done);
      if (sent <= 0) break;
      done += sent;
      floor_note(&middle, done);
    }
  }
  floor_close(connection);
  sqlite3_finalize(rows);
  sqlite3_finalize(move);
  sqlite3_close(database);
  if (result.code == 0) floor_report(&middle, &result);
  return result;
}
