import Glibc

/// A program in a terminal that nobody sees: what it sends is counted and timed.
final class Pseudoterminal {
  private let master: Int32
  let process: pid_t
  /// The bytes it has sent so far.
  private(set) var received = 0

  /// Starts a program in a terminal of that size.
  init(
    _ program: String, _ arguments: [String], height: UInt16 = 36, width: UInt16 = 120,
    environment: [String: String] = [:]
  ) throws(BenchmarkError) {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw BenchmarkError("no terminal is to be had")
    }
    defer { close(slave) }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by its name after setsid it is the program's own, whose /dev/tty some programs ask for.
    posix_spawn_file_actions_addopen(&actions, 0, ttyname(slave), O_RDWR, 0)
    for descriptor in [Int32(1), 2] { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, which Swift does not see: a signal for us is none for it.
    posix_spawnattr_setflags(&attributes, 0x80)
    let kept = ["HOME", "PATH"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    let own = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = (kept + own.map { "\($0.key)=\($0.value)" }).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, program, &actions, &attributes, words, variables)
    guard code == 0 else {
      close(master)
      throw BenchmarkError("\(program) does not start")
    }
    self.master = master
    self.process = process
  }

  deinit {
    kill(process, SIGKILL)
    close(master)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Sends keys.
  func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until nothing has come for so many ms; gives when the last byte came, and how many did.
  func settle(_ quiet: Int32) -> (last: Double, bytes: Int) {
    var last = Self.now
    var bytes = 0
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, quiet) > 0 else { break }
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else { break }
      last = Self.now
      bytes += count
    }
    received += bytes
    return (last, bytes)
  }

  /// Milliseconds of a clock that only goes forward.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// The process that paints: the program's child where it has one, else itself.
  var painter: pid_t {
    let children = Self.file("/proc/\(process)/task/\(process)/children")
    return children.split(separator: " ").first.flatMap { pid_t($0) } ?? process
  }

  /// A figure of `/proc/PID/status` of the painting process: `VmHWM`, `voluntary_ctxt_switches`.
  func status(_ name: String) -> Int? {
    let line = Self.file("/proc/\(painter)/status").split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) }
  }

  private static func file(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
