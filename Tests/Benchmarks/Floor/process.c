#include "floor.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int floor_shell(const char *script, char *line, size_t size) {
  if (size > 0) line[0] = 0;
  FILE *output = popen(script, "r");
  if (!output) return -1;
  if (fgets(line, (int)size, output)) line[strcspn(line, "\n")] = 0;
  char rest[256];
  while (fgets(rest, sizeof rest, output)) {
  }
  int status = pclose(output);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int floor_start(const char *program, const char *const *environment, const char *log) {
  pid_t parent = getpid(), process = fork();
  if (process != 0) return process;
  /* Between fork and exec only what POSIX calls async-signal-safe. */
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  int output = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (getppid() != parent || output < 0) _exit(126);
  dup2(output, 1);
  dup2(output, 2);
  char *const arguments[] = {(char *)program, NULL};
  execve(program, arguments, (char *const *)environment);
  _exit(127);
}

int floor_end(int process) {
  int status = 0;
  kill(process, SIGTERM);
  if (waitpid(process, &status, 0) != process) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
