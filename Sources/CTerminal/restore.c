#include "restore.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static struct ct_restore alone;
struct ct_restore *ct_restore = &alone;
int ct_output = STDOUT_FILENO;

bool ct_write(const char *bytes, size_t count) {
  while (count > 0) {
    struct pollfd room = {.fd = ct_output, .events = POLLOUT};
    int ready = poll(&room, 1, 1000);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(room.revents & POLLOUT)) return false;
    ssize_t written = write(ct_output, bytes, count);
    if (written < 0 && errno != EINTR && errno != EAGAIN) return false;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
  return true;
}

static bool is_ours(const struct termios *now) {
  const struct termios *raw = &ct_restore->raw;
  return now->c_iflag == raw->c_iflag && now->c_oflag == raw->c_oflag && now->c_lflag == raw->c_lflag;
}

bool ct_put_back(void) {
  if (!ct_restore->is_open) return false;
  ct_write(ct_restore->bytes, (size_t)ct_restore->length);
  struct termios now;
  // A shell that has taken the terminal has set its own mode, which ours must not replace.
  if (tcgetattr(STDIN_FILENO, &now) == 0 && is_ours(&now)) {
    // What was typed or pasted and never read would be the shell's next command.
    tcflush(STDIN_FILENO, TCIFLUSH);
    tcsetattr(STDIN_FILENO, TCSANOW, &ct_restore->saved);
  }
  ct_restore->is_open = 0;
  return true;
}
