#include "CTerminal.h"
#include "restore.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void say_and_die(int number) {
  static const char sentence[] =
      "quorate: it has stopped by an error of its own; what was reported as saved is saved. Please report it.\n";
  ssize_t ignored;
  // While the terminal is ours, standard error is not the screen.
  if (ct_put_back())
    ignored = ct_write(sentence, sizeof sentence - 1);
  else
    ignored = write(STDERR_FILENO, sentence, sizeof sentence - 1);
  (void)ignored;
  // SA_RESETHAND has put the default action back: this ends the process, without a core.
  raise(number);
}

void ct_harden(void) {
  umask(077);
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  signal(SIGPIPE, SIG_IGN);
  // An exhausted stack has no room for its handler.
  static char stack[32768];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, 0);
  static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  for (unsigned index = 0; index < sizeof crashes / sizeof *crashes; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = say_and_die;
    action.sa_flags = SA_RESETHAND | SA_NODEFER | SA_ONSTACK;
    sigaction(crashes[index], &action, 0);
  }
}
