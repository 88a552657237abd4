#pragma once
#include <sqlite3.h>

/* sqlite3_db_config is variadic, which Swift cannot import. */
static inline int csqlite_db_config(sqlite3 *database, int option, int on) {
  int now = 0;
  return sqlite3_db_config(database, option, on, &now);
}

/* SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift cannot import either. */
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* Extended codes are macros with arithmetic in them, which Swift does not import. */
static const int CSQLITE_ABORT_ROLLBACK = SQLITE_ABORT_ROLLBACK;
static const int CSQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT_FOREIGNKEY;
static const int CSQLITE_IOERR_FSYNC = SQLITE_IOERR_FSYNC;
