import Glibc

/// Runs another program to its end, away from the terminal and within bounds.
///
/// The child has a session of its own, so that it can neither write to the terminal nor read from it; default
/// signals; no descriptor but those given; an environment made from nothing.
struct Child {
  /// What the child reads from its standard input.
  enum Input {
    case nothing
    case bytes([UInt8])
    /// A passphrase and a line feed, so many times.
    case passphrase(Passphrase, times: Int)
  }

  enum End: Equatable {
    case exited(Int32)
    case killed(Int32)
    case timedOut
  }

  let end: End
  let output: String
  let errors: String

  /// The most that can be handed over as input or paper: what a pipe holds without a reader.
  static let pipeLimit = 60_000
  /// The most that is kept of what the child writes.
  static let outputLimit = 64 << 10

  /// The path under which the child finds the paper of that index.
  static func paper(_ index: Int) -> String { "/dev/fd/\(3 + index)" }

  /// Runs `program`, which finds each of `papers` at `paper(index)`, and kills it after `seconds`.
  static func run(
    _ program: String, _ arguments: [String], environment: [String], input: Input = .nothing,
    papers: [[UInt8]] = [], seconds: Int
  ) throws(RecordError) -> Child {
    var ends = [try inputEnd(input)]
    let output = try pipe()
    let errors = try pipe()
    ends += [output.write, errors.write]
    for paper in papers { ends.append(try inputEnd(.bytes(paper))) }
    let child = try spawn(program, arguments, environment: environment, ends: ends)
    ends = []
    output.write.close()
    errors.write.close()
    let heard = withExtendedLifetime((output, errors)) {
      listen(to: [output.read.number, errors.read.number], child: child, seconds: seconds)
    }
    return Child(
      end: heard.end, output: String(decoding: heard.text[0], as: UTF8.self),
      errors: String(decoding: heard.text[1], as: UTF8.self))
  }

  // MARK: - Descriptors

  private static func pipe() throws(RecordError) -> (read: Descriptor.Shared, write: Descriptor.Shared) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw .system("make a pipe", at: "ssh-keygen") }
    // Above those that the child will have, so that setting these up overwrites none of them.
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 32) }
    for end in ends { close(end) }
    let pipe = (read: Descriptor.Shared(high[0]), write: Descriptor.Shared(high[1]))
    guard high.allSatisfy({ $0 >= 0 }) else { throw .system("make a pipe", at: "ssh-keygen") }
    return pipe
  }

  private static func inputEnd(_ input: Input) throws(RecordError) -> Descriptor.Shared {
    let pipe = try pipe()
    let isWritten = withExtendedLifetime(pipe) {
      switch input {
      case .nothing: true
      case .bytes(let bytes):
        bytes.count <= pipeLimit && write(pipe.write.number, bytes, bytes.count) == bytes.count
      case .passphrase(let passphrase, let times): passphrase.write(to: pipe.write.number, times: times)
      }
    }
    guard isWritten else {
      throw RecordError(
        .unfit, "There is more to check at once than the \(pipeLimit) bytes that can be handed over.",
        remedy: "Check that the list of signers names each of them once.")
    }
    return pipe.read
  }

  // MARK: - Starting

  private static func spawn(
    _ program: String, _ arguments: [String], environment: [String], ends: [Descriptor.Shared]
  ) throws(RecordError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, end) in ends.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end.number, Int32(number))
    }
    for open in (try? Disk.names(in: "/proc/self/fd", limit: 1 << 16)) ?? [] {
      guard let number = Int32(open), number >= ends.count else { continue }
      posix_spawn_file_actions_addclose(&actions, number)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // <spawn.h> hides the name of POSIX_SPAWN_SETSID behind _GNU_SOURCE.
    let newSession = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF)))

    var child: pid_t = 0
    let code = withExtendedLifetime(ends) {
      withStrings([program] + arguments) { arguments in
        withStrings(environment) { environment in
          posix_spawn(&child, program, &actions, &attributes, arguments, environment)
        }
      }
    }
    guard code == 0 else { throw .system("start the program", at: program, code: code) }
    return child
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("an array that ends in nil is not empty")
      }
      return body(base)
    }
  }

  // MARK: - Listening

  private static func listen(
    to descriptors: [Int32], child: pid_t, seconds: Int
  ) -> (end: End, text: [[UInt8]]) {
    let deadline = now() + seconds * 1000
    var text: [[UInt8]] = descriptors.map { _ in [] }
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    while polled.contains(where: { $0.fd >= 0 }), now() < deadline {
      poll(&polled, nfds_t(polled.count), Int32(max(1, deadline - now())))
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        let count = read(polled[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { polled[index].fd = -1 }
        text[index] += chunk.prefix(max(0, min(count, outputLimit - text[index].count)))
      }
    }
    return (wait(for: child, until: deadline), text)
  }

  private static func wait(for child: pid_t, until deadline: Int) -> End {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return .killed(0) }
      guard now() < deadline else {
        kill(-child, SIGKILL)
        kill(child, SIGKILL)
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return .timedOut
      }
      // It has closed its output, so it is about to end.
      var pause = timespec(tv_sec: 0, tv_nsec: 500_000)
      nanosleep(&pause, nil)
    }
    // What the child itself started goes with it.
    kill(-child, SIGKILL)
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

extension Descriptor {
  /// An open descriptor that several hold; the last to let go closes it.
  final class Shared {
    private(set) var number: Int32

    init(_ number: Int32) { self.number = number }

    func close() {
      if number >= 0 { Glibc.close(number) }
      number = -1
    }

    deinit { close() }
  }
}
