import Glibc
import Text

/// Writes lines to standard output; what cannot be written fails the command.
///
/// The text has been through `display` where it comes from people.
func say(_ text: String, terminator: String = "\n") throws {
  guard write(text + terminator, to: STDOUT_FILENO) else { throw unwritten }
}

/// That standard output could not be written just now.
var unwritten: Failure {
  // Whoever read it has seen enough: `quorate show … | head`.
  if errno == EPIPE { return Failure(.failed, lines: []) }
  return Failure(.failed, "standard output cannot be written: \(String(cString: strerror(errno)))")
}

/// Writes a line to standard error, made inert: messages may quote what people wrote.
func complain(_ text: String) {
  _ = write(display(text, lines: true) + "\n", to: STDERR_FILENO)
}

private func write(_ text: String, to descriptor: Int32) -> Bool {
  let bytes = Array(text.utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
