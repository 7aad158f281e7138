internal import Glibc

/// Reads a whole regular file, or refuses it without waiting.
///
/// A directory, FIFO, device or socket is refused as soon as it is open, a large file before any of it is read,
/// and a file that grows meanwhile when it passes `limit` bytes. Symbolic links are followed.
public func readFile(at path: String, limit: Int) throws(FileError) -> [UInt8] {
  guard !path.isEmpty, !path.utf8.contains(0) else { throw FileError(path: path, reason: .missing) }
  // O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errno: errno) }
  if let kind = kindOtherThanFile(status) { throw FileError(path: path, reason: .notAFile(kind: kind)) }
  guard status.st_size <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
  return try readToEnd(of: descriptor, named: path, limit: limit)
}

/// Reads standard input to its end, or refuses it when it passes `limit` bytes.
///
/// Waits for a pipe or a terminal, as people expect of `-`; refuses a directory.
public func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
  try readToEnd(of: STDIN_FILENO, named: "standard input", limit: limit)
}

/// Reads an open descriptor to its end, wherever reads stop on the way.
package func readToEnd(of descriptor: Int32, named path: String, limit: Int) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { return bytes }
    if count > 0 {
      guard bytes.count + count <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
      bytes.append(contentsOf: chunk[..<count])
      continue
    }
    switch errno {
    case EINTR: continue
    case EAGAIN:
      // Somebody before us may have left a shared terminal or pipe non-blocking.
      var readable = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&readable, 1, -1)
    default: throw FileError(path: path, errno: errno)
    }
  }
}

private func kindOtherThanFile(_ status: stat) -> String? {
  switch status.st_mode & S_IFMT {
  case S_IFREG: nil
  case S_IFDIR: "a directory"
  case S_IFIFO: "a pipe"
  case S_IFSOCK: "a socket"
  case S_IFCHR, S_IFBLK: "a device"
  default: "something else"
  }
}

extension FileError {
  fileprivate init(path: String, errno code: Int32) {
    self.path = path
    reason =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM: .notPermitted
      case EISDIR: .notAFile(kind: "a directory")
      case ENXIO: .notAFile(kind: "a socket or a device")
      default: .system(String(cString: strerror(code)))
      }
  }
}
