#include "CTerminal.h"
#include "restore.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/// Gives the terminal back where the console could not, and ends as it ended.
static _Noreturn void follow(int status) {
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  int number = WTERMSIG(status);
  if (ct_put_back()) {
    char sentence[160];
    int length = snprintf(sentence, sizeof sentence,
                          "quorate: it was ended by signal %d; what was reported as saved is saved.\n", number);
    ct_write(sentence, (size_t)length);
  }
  _exit(128 + number);
}

static _Noreturn void attend(pid_t console, const sigset_t *awaited) {
  for (;;) {
    int status;
    pid_t changed = waitpid(console, &status, WNOHANG | WUNTRACED);
    if (changed == console && WIFSTOPPED(status)) {
      // A stopped console would leave a case on the screen and a terminal that does not answer.
      kill(console, SIGCONT);
      continue;
    }
    if (changed == console) follow(status);
    if (changed < 0 && errno != EINTR) _exit(1);
    int number = sigwaitinfo(awaited, 0);
    if (number == SIGTERM || number == SIGHUP) kill(console, number);
  }
}

/// Takes in one piece the memory that a first screen fills: page by page it costs twice the time.
///
/// The sizes at which the C library would arrive by itself, after some requests for large pieces.
static void take_memory(void) {
  enum { first_screen = 2 << 20, page = 4096 };
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
  char *start = sbrk(0);
  mallopt(M_TOP_PAD, first_screen);
  // Volatile, or the compiler sees that nothing is done with it and leaves both out.
  void *volatile piece = malloc(256 << 10);
  free(piece);
  mallopt(M_TOP_PAD, 128 << 10);
  char *end = sbrk(0);
  start += (page - (uintptr_t)start % page) % page;
  if (end > start) madvise(start, (size_t)(end - start), MADV_POPULATE_WRITE);
}

int ct_pair(void) {
  void *shared = mmap(0, sizeof *ct_restore, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return -1;
  // Blocked before the fork, so that nothing ends the parent between the two; an ignored SIGCHLD would take the
  // console's status with it.
  sigset_t everything, before;
  sigfillset(&everything);
  sigprocmask(SIG_BLOCK, &everything, &before);
  struct sigaction plain, children;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &plain, &children);

  pid_t parent = getpid();
  pid_t console = fork();
  if (console > 0) {
    ct_restore = shared;
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGHUP);
    attend(console, &awaited);
  }
  if (console == 0) {
    ct_restore = shared;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    // The parent may have died before it could be asked for.
    if (getppid() != parent) _exit(128 + SIGTERM);
    take_memory();
  } else {
    munmap(shared, sizeof *ct_restore);
  }
  sigaction(SIGCHLD, &children, 0);
  sigprocmask(SIG_SETMASK, &before, 0);
  return console == 0 ? 0 : -1;
}
