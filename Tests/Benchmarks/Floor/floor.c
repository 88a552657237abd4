#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

const char *floor_text(const floor_result *result) { return result->text; }

bool floor_fail(floor_result *result, int code, const char *format, ...) {
  if (result->code != 0) return false; /* The first reason is the reason. */
  result->code = code == 0 ? -1 : code;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(result->text, sizeof result->text, format, arguments);
  va_end(arguments);
  return false;
}

double floor_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void floor_note(floor_middle *middle, long done) {
  if (middle->first == 0 && done * 10 >= middle->count) {
    middle->first = done;
    middle->began = floor_now();
  } else if (middle->last == 0 && done * 10 >= middle->count * 9) {
    middle->last = done;
    middle->ended = floor_now();
  }
}

void floor_report(const floor_middle *middle, floor_result *result) {
  result->events = middle->last - middle->first;
  result->seconds = middle->ended - middle->began;
  if (middle->first == 0 || result->events <= 0) floor_fail(result, -1, "too few events to measure");
}
