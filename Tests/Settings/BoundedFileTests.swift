import Foundation
import Glibc
import Settings
import Testing

@Suite("Reading a file from people")
struct BoundedFileTests {
  /// A directory of its own for one test, removed with its files.
  final class Directory {
    let path: String

    init() throws {
      var template = Array("/tmp/settings-XXXXXX".utf8CString)
      let made = mkdtemp(&template).map { String(cString: $0) }
      path = try #require(made)
    }

    deinit {
      for name in ["file", "pipe", "link", "socket", "open"] { unlink(path + "/" + name) }
      rmdir(path)
    }

    func write(_ bytes: [UInt8], length: Int? = nil) -> String {
      let file = open(path + "/file", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      #expect(Glibc.write(file, bytes, bytes.count) == bytes.count)
      if let length { #expect(ftruncate(file, length) == 0) }
      close(file)
      return path + "/file"
    }
  }

  @Test("a file is read whole, up to its limit", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func whole(_ size: Int) throws {
    let directory = try Directory()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = directory.write(bytes)
    #expect(try readFile(at: path, limit: size) == bytes)
    #expect(symlink(path, directory.path + "/link") == 0)
    #expect(try readFile(at: directory.path + "/link", limit: size) == bytes)
    if size > 0 {
      #expect(throws: FileError.self) { try readFile(at: path, limit: size - 1) }
    }
  }

  @Test("a file whose size the system does not know is bounded while it is read")
  func sizeless() throws {
    #expect(try !readFile(at: "/proc/self/status", limit: 64 << 10).isEmpty)
    #expect(refusal("/proc/self/status", limit: 10)?.reason == .tooLarge(limit: 10))
  }

  @Test("what is no file of a sane size is refused at once, with what to do")
  func refused() throws {
    let directory = try Directory()
    let sparse = directory.write([0x61], length: 2 << 30)
    let pipe = directory.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let socket = try listen(directory.path + "/socket")
    defer { close(socket) }
    let cases: [(String, String)] = [
      (sparse, "holds more than the 262144 bytes that are read. Check that it is the file you mean."),
      (pipe, "is a pipe, not a file. Name a file."),
      (directory.path, "is a directory, not a file. Name a file."),
      (directory.path + "/socket", "is a socket or a device, not a file. Name a file."),
      ("/dev/zero", "is a device, not a file. Name a file."),
      (directory.path + "/none", "does not exist. Check the path."),
      (sparse + "/below", "does not exist. Check the path."),
      (sparse + "\u{0}x", "does not exist. Check the path."), ("", "does not exist. Check the path."),
      (directory.path + "/" + String(repeating: "a", count: 300), "File name too long. Mend that"),
    ]
    for (path, words) in cases {
      let start = ContinuousClock.now
      let said = refusal(path, limit: 256 << 10)?.description ?? "taken"
      #expect(ContinuousClock.now - start < .milliseconds(100), "\(path)")
      #expect(said.hasPrefix(path + " ") && said.contains(words), "\(said)")
    }
  }

  @Test("a pipe is read to its end, however it is cut, and not past the limit")
  func pipes() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    #expect(write(ends[1], "abcdef", 6) == 6)
    close(ends[1])
    #expect(try readToEnd(of: ends[0], named: "standard input", limit: 6) == Array("abcdef".utf8))
    close(ends[0])

    let zero = open("/dev/zero", O_RDONLY)
    defer { close(zero) }
    #expect(throws: FileError.self) { try readToEnd(of: zero, named: "standard input", limit: 1 << 20) }
  }

  @Test("a pipe that is left non-blocking is waited for")
  func nonBlocking() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (from, to) = (ends[0], ends[1])
    defer { close(from) }
    #expect(fcntl(from, F_SETFL, O_NONBLOCK) == 0)
    Thread.detachNewThread {
      for part in ["ab", "cd", "ef"] {
        var unread: Int32 = 0
        // The next part only comes when the reader has taken the last and found nothing more.
        repeat { sched_yield() } while ioctl(from, UInt(FIONREAD), &unread) == 0 && unread > 0
        write(to, part, 2)
      }
      close(to)
    }
    #expect(try readToEnd(of: from, named: "standard input", limit: 10) == Array("abcdef".utf8))
  }

  @Test("a directory on standard input is refused")
  func directoryAsInput() throws {
    let root = open("/", O_RDONLY)
    defer { close(root) }
    #expect(throws: FileError.self) { try readToEnd(of: root, named: "standard input", limit: 10) }
  }

  private func refusal(_ path: String, limit: Int) -> FileError? {
    do {
      _ = try readFile(at: path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  private func listen(_ path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    return descriptor
  }
}
