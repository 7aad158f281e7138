import Glibc

/// Another program, run to its end.
enum Tool {
  /// Runs `program`; its output goes where `output` says, its input is empty.
  static func run(_ program: String, _ arguments: [String], output: String = "/dev/null")
    throws(BenchmarkError)
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, program, &actions, nil, words, environ) == 0 else {
      throw BenchmarkError("\(program) does not start")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw BenchmarkError("\(program) \(arguments.joined(separator: " ")) failed") }
  }
}
