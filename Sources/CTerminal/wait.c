#include "CTerminal.h"
#include "signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const int told[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT};
static const int ignored[] = {SIGTSTP, SIGTTIN, SIGTTOU};
enum { TOLD = sizeof told / sizeof *told, IGNORED = sizeof ignored / sizeof *ignored };

static int messages = -1;
static bool has_gone, is_ending;
static sigset_t mask_before;
static struct sigaction told_before[TOLD], ignored_before[IGNORED];

bool ct_take_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int index = 0; index < TOLD; index++) {
    sigaddset(&set, told[index]);
    sigaction(told[index], 0, &told_before[index]);
  }
  messages = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (messages < 0) return false;
  sigprocmask(SIG_BLOCK, &set, &mask_before);
  // A stopped console leaves a case on the screen; and one that has lost the foreground must still tidy up.
  struct sigaction nothing;
  memset(&nothing, 0, sizeof nothing);
  nothing.sa_handler = SIG_IGN;
  for (int index = 0; index < IGNORED; index++) sigaction(ignored[index], &nothing, &ignored_before[index]);
  has_gone = is_ending = false;
  return true;
}

static unsigned read_signals(void) {
  unsigned found = 0;
  struct signalfd_siginfo one;
  while (read(messages, &one, sizeof one) == sizeof one) {
    switch (one.ssi_signo) {
      case SIGWINCH: found |= CT_RESIZED; break;
      case SIGHUP: found |= CT_HUNG_UP; break;
      case SIGCONT: found |= CT_CONTINUED; break;
      default: found |= CT_TERMINATED;
    }
  }
  if (found & (CT_HUNG_UP | CT_TERMINATED)) is_ending = true;
  return found;
}

void ct_release_signals(void) {
  if (messages < 0) return;
  read_signals();
  close(messages);
  messages = -1;
  for (int index = 0; index < TOLD; index++) sigaction(told[index], &told_before[index], 0);
  for (int index = 0; index < IGNORED; index++) sigaction(ignored[index], &ignored_before[index], 0);
  sigset_t mask = mask_before;
  // The end is on its way: a second call for it must not cut it short.
  if (is_ending) {
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGHUP);
  }
  sigprocmask(SIG_SETMASK, &mask, 0);
}

bool ct_end_is_asked(void) {
  // Read already, and behind other inputs that are still being answered.
  if (is_ending) return true;
  sigset_t pending;
  if (sigpending(&pending) != 0) return false;
  return sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP) || sigismember(&pending, SIGINT) ||
         sigismember(&pending, SIGQUIT);
}

unsigned ct_wait(const int *descriptors, uint8_t *ready, int count, int milliseconds) {
  enum { MOST = 16 };
  struct pollfd polled[MOST + 2];
  if (count > MOST) count = MOST;
  // poll passes over negative descriptors.
  polled[0] = (struct pollfd){.fd = has_gone ? -1 : STDIN_FILENO, .events = POLLIN};
  polled[1] = (struct pollfd){.fd = messages, .events = POLLIN};
  for (int index = 0; index < count; index++)
    polled[index + 2] = (struct pollfd){.fd = descriptors[index], .events = POLLIN};
  memset(ready, 0, (size_t)count);
  if (poll(polled, (nfds_t)count + 2, milliseconds) <= 0) return 0;
  for (int index = 0; index < count; index++) ready[index] = polled[index + 2].revents != 0;

  unsigned found = polled[1].revents ? read_signals() : 0;
  if (polled[0].revents & POLLIN) found |= CT_BYTES;
  if (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    has_gone = is_ending = true;
    found |= CT_GONE;
  }
  return found;
}

long ct_read(uint8_t *bytes, long capacity) {
  for (;;) {
    ssize_t count = read(STDIN_FILENO, bytes, (size_t)capacity);
    if (count > 0) return count;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return 0;
    // poll will say so too, but where another program has taken the foreground only this does.
    has_gone = is_ending = true;
    return -1;
  }
}
