#include "internal.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static const char schema[] =
    "CREATE TABLE answer(sender TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (sender, id))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE thing(key TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE journal(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL) STRICT;";

typedef struct server {
  floor_broker broker;
  const char *path, *queue;
  long count;
  atomic_bool stop;
  floor_result result;
  sqlite3 *database;
  sqlite3_stmt *begin, *commit, *answer, *thing, *journal;
} server;

static bool prepare(server *work) {
  work->database = floor_database(work->path, schema, &work->result);
  if (!work->database) return false;
  work->begin = floor_prepare(work->database, "BEGIN IMMEDIATE", &work->result);
  work->commit = floor_prepare(work->database, "COMMIT", &work->result);
  work->answer = floor_prepare(
      work->database, "INSERT OR IGNORE INTO answer(sender, id, body) VALUES ('client', ?1, ?2)", &work->result);
  work->thing = floor_prepare(work->database, "INSERT INTO thing(key, body) VALUES (?1, ?2)", &work->result);
  work->journal = floor_prepare(work->database, "INSERT INTO journal(id, body) VALUES (?1, ?2)", &work->result);
  return work->result.code == 0;
}

static void release(server *work) {
  sqlite3_finalize(work->begin);
  sqlite3_finalize(work->commit);
  sqlite3_finalize(work->answer);
  sqlite3_finalize(work->thing);
  sqlite3_finalize(work->journal);
  sqlite3_close(work->database);
}

static bool insert(server *work, sqlite3_stmt *statement, const amqp_message_t *message) {
  floor_bind(statement, 1, message->properties.message_id);
  sqlite3_bind_blob(statement, 2, message->body.bytes, (int)message->body.len, SQLITE_STATIC);
  return floor_run(work->database, statement, &work->result);
}

static bool settle(server *work, amqp_connection_state_t connection, const amqp_envelope_t *batch, int size) {
  if (!floor_run(work->database, work->begin, &work->result)) return false;
  for (int i = 0; i < size; i++) {
    const amqp_message_t *message = &batch[i].message;
    if (!insert(work, work->answer, message)) return false;
    if (sqlite3_changes(work->database) == 0) continue;
    if (!insert(work, work->thing, message) || !insert(work, work->journal, message)) return false;
  }
  if (!floor_run(work->database, work->commit, &work->result)) return false;
  for (int i = 0; i < size; i++) {
    const amqp_message_t *message = &batch[i].message;
    amqp_basic_properties_t properties = {
        ._flags = AMQP_BASIC_CORRELATION_ID_FLAG, .correlation_id = message->properties.correlation_id};
    if (!floor_publish(
            connection, amqp_empty_bytes, message->properties.reply_to, false, &properties, message->body,
            &work->result))
      return false;
  }
  return floor_acknowledge(connection, batch[size - 1].delivery_tag, &work->result);
}

static void *serve(void *context) {
  server *work = context;
  amqp_envelope_t batch[FLOOR_BATCH];
  amqp_connection_state_t connection = prepare(work) ? floor_open(work->broker, &work->result) : NULL;
  bool going = connection && floor_consume(connection, work->queue, FLOOR_PREFETCH, false, &work->result);
  for (long done = 0; going && done < work->count && !atomic_load(&work->stop);) {
    int size = 0, got = 1;
    while (size < FLOOR_BATCH &&
           (got = floor_receive(connection, &batch[size], size ? 0 : 250, &work->result)) == 1)
      size++;
    going = got >= 0 && (size == 0 || settle(work, connection, batch, size));
    for (int i = 0; i < size; i++) amqp_destroy_envelope(&batch[i]);
    done += size;
  }
  floor_close(connection);
  release(work);
  atomic_store(&work->stop, true);
  return NULL;
}

static bool ask(
    amqp_connection_state_t connection, const server *work, amqp_bytes_t body, long number, floor_result *result) {
  char id[37];
  /* As long as a UUID, since it is a key of two tables. */
  snprintf(id, sizeof id, "00000000-0000-7000-8000-%012lx", (unsigned long)number);
  amqp_basic_properties_t properties = {
      ._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG |
                AMQP_BASIC_CORRELATION_ID_FLAG | AMQP_BASIC_REPLY_TO_FLAG | AMQP_BASIC_USER_ID_FLAG,
      .content_type = amqp_cstring_bytes("application/json"),
      .delivery_mode = 2,
      .message_id = amqp_cstring_bytes(id),
      .correlation_id = amqp_cstring_bytes(id),
      .reply_to = amqp_cstring_bytes("amq.rabbitmq.reply-to"),
      .user_id = amqp_cstring_bytes(work->broker.user),
  };
  return floor_publish(
      connection, amqp_empty_bytes, amqp_cstring_bytes(work->queue), true, &properties, body, result);
}

/* The client: keeps so many commands in flight and counts their answers. */
static void drive(
    server *work, amqp_connection_state_t connection, amqp_bytes_t body, int in_flight, floor_result *result) {
  long sent = 0, answered = 0;
  floor_middle middle = {.count = work->count};
  while (answered < work->count && !atomic_load(&work->stop)) {
    while (sent < work->count && sent - answered < in_flight)
      if (!ask(connection, work, body, sent++, result)) return;
    amqp_envelope_t envelope;
    int got = floor_receive(connection, &envelope, 10000, result);
    if (got == 0) floor_fail(result, -1, "after %ld answers no more came", answered);
    if (got != 1) return;
    amqp_destroy_envelope(&envelope);
    floor_note(&middle, ++answered);
  }
  /* The server may be done before its last answers are read. */
  while (answered < sent && work->result.code == 0) {
    amqp_envelope_t envelope;
    if (floor_receive(connection, &envelope, 1000, result) != 1) break;
    amqp_destroy_envelope(&envelope);
    floor_note(&middle, ++answered);
  }
  if (answered < work->count) floor_fail(result, -1, "only %ld of %ld were answered", answered, work->count);
  if (result->code == 0) floor_report(&middle, result);
}

floor_result floor_round_trips(
    floor_broker broker, const char *path, const char *queue, const void *body, size_t size, long count,
    int in_flight) {
  floor_result result = {0};
  server work = {.broker = broker, .path = path, .queue = queue, .count = count};
  amqp_connection_state_t connection = floor_open(broker, &result);
  if (!connection) return result;
  pthread_t thread;
  if (!floor_consume(connection, "amq.rabbitmq.reply-to", 0, true, &result)) {
    floor_close(connection);
    return result;
  }
  if (pthread_create(&thread, NULL, serve, &work) != 0) {
    floor_fail(&result, -1, "no thread for the server");
  } else {
    drive(&work, connection, (amqp_bytes_t){.len = size, .bytes = (void *)body}, in_flight, &result);
    atomic_store(&work.stop, true);
    pthread_join(thread, NULL);
    if (work.result.code != 0) result = work.result;
  }
  floor_close(connection);
  return result;
}
