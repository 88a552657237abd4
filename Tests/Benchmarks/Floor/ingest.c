#include "internal.h"

static const char schema[] =
    "CREATE TABLE seen(source INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fact(key TEXT PRIMARY KEY, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID;";

typedef struct ingest {
  sqlite3 *database;
  sqlite3_stmt *begin, *commit, *remember, *upsert;
} ingest;

static bool prepare(ingest *work, const char *path, floor_result *result) {
  work->database = floor_database(path, schema, result);
  if (!work->database) return false;
  work->begin = floor_prepare(work->database, "BEGIN IMMEDIATE", result);
  work->commit = floor_prepare(work->database, "COMMIT", result);
  work->remember = floor_prepare(work->database, "INSERT OR IGNORE INTO seen(source, id) VALUES (1, ?1)", result);
  work->upsert = floor_prepare(
      work->database,
      "INSERT INTO fact(key, version, body) VALUES (?1, ?2, ?3)"
      " ON CONFLICT DO UPDATE SET version = ?2, body = ?3 WHERE version < ?2",
      result);
  return result->code == 0;
}

static void release(ingest *work) {
  sqlite3_finalize(work->begin);
  sqlite3_finalize(work->commit);
  sqlite3_finalize(work->remember);
  sqlite3_finalize(work->upsert);
  sqlite3_close(work->database);
}

/* The relay puts the subject into correlation_id and its version into timestamp, so that nothing need be parsed. */
static bool take(ingest *work, const amqp_message_t *message, floor_result *result) {
  floor_bind(work->remember, 1, message->properties.message_id);
  if (!floor_run(work->database, work->remember, result)) return false;
  if (sqlite3_changes(work->database) == 0) return true;
  floor_bind(work->upsert, 1, message->properties.correlation_id);
  sqlite3_bind_int64(work->upsert, 2, (sqlite3_int64)message->properties.timestamp);
  sqlite3_bind_blob(work->upsert, 3, message->body.bytes, (int)message->body.len, SQLITE_STATIC);
  return floor_run(work->database, work->upsert, result);
}

static bool settle(
    ingest *work, amqp_connection_state_t connection, const amqp_envelope_t *batch, int size, floor_result *result) {
  if (!floor_run(work->database, work->begin, result)) return false;
  for (int i = 0; i < size; i++)
    if (!take(work, &batch[i].message, result)) return false;
  return floor_run(work->database, work->commit, result) &&
         floor_acknowledge(connection, batch[size - 1].delivery_tag, result);
}

floor_result floor_ingest(floor_broker broker, const char *path, const char *queue, long count) {
  floor_result result = {0};
  floor_middle middle = {.count = count};
  amqp_envelope_t batch[FLOOR_BATCH];
  ingest work = {0};
  amqp_connection_state_t connection = prepare(&work, path, &result) ? floor_open(broker, &result) : NULL;
  bool going = connection && floor_consume(connection, queue, FLOOR_PREFETCH, false, &result);
  for (long done = 0; going && done < count;) {
    int size = 0, got = 1;
    while (size < FLOOR_BATCH && (got = floor_receive(connection, &batch[size], size ? 0 : 10000, &result)) == 1) size++;
    if (size == 0 && got == 0) floor_fail(&result, -1, "after %ld events no more came", done);
    going = got >= 0 && size > 0 && settle(&work, connection, batch, size, &result);
    for (int i = 0; i < size; i++) amqp_destroy_envelope(&batch[i]);
    done += size;
    floor_note(&middle, done);
  }
  floor_close(connection);
  release(&work);
  if (result.code == 0) floor_report(&middle, &result);
  return result;
}
