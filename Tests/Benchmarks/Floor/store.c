#include "internal.h"

bool floor_execute(sqlite3 *database, const char *sql, floor_result *result) {
  int code = sqlite3_exec(database, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || floor_fail(result, code, "%s: %s", sql, sqlite3_errmsg(database));
}

sqlite3 *floor_database(const char *path, const char *schema, floor_result *result) {
  sqlite3 *database = NULL;
  int code = sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK) {
    floor_fail(result, code, "cannot open %s: %s", path, sqlite3_errstr(code));
  } else {
    sqlite3_busy_timeout(database, 5000);
    if (floor_execute(
            database,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -2000;"
            "PRAGMA wal_autocheckpoint = 1000",
            result) &&
        floor_execute(database, schema, result))
      return database;
  }
  sqlite3_close(database);
  return NULL;
}

sqlite3_stmt *floor_prepare(sqlite3 *database, const char *sql, floor_result *result) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK) floor_fail(result, code, "%s: %s", sql, sqlite3_errmsg(database));
  return statement;
}

bool floor_run(sqlite3 *database, sqlite3_stmt *statement, floor_result *result) {
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code == SQLITE_DONE || floor_fail(result, code, "%s: %s", sqlite3_sql(statement), sqlite3_errmsg(database));
}

void floor_bind(sqlite3_stmt *statement, int index, amqp_bytes_t text) {
  /* The bytes live as long as their envelope, which outlives the step. */
  sqlite3_bind_text(statement, index, text.bytes, (int)text.len, SQLITE_STATIC);
}
