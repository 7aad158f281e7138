import CSodium
import Glibc

/// A passphrase in memory that is never swapped out and is wiped when it is let go.
///
/// It is never a `String`, an argument or part of an environment.
public final class Passphrase {
  /// The longest passphrase in bytes; OpenSSH itself reads no more.
  public static let limit = 1023

  private let memory: UnsafeMutableRawPointer
  /// How many bytes it has.
  public private(set) var count = 0

  /// An empty passphrase, to be typed into.
  public init() throws(RecordError) {
    guard sodium_init() >= 0, let memory = sodium_malloc(Passphrase.limit + 1) else {
      throw RecordError(
        .system(errno), "There is no locked memory for a passphrase.",
        remedy: "Raise the limit on locked memory (ulimit -l), then sign.")
    }
    self.memory = memory
  }

  /// Reads a passphrase from a file descriptor, up to a line feed or the end; the descriptor stays open.
  public convenience init(reading descriptor: Int32) throws(RecordError) {
    try self.init()
    while true {
      let got = read(descriptor, memory + count, 1)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw RecordError(
          .passphraseNeeded, "No passphrase can be read there: \(String(cString: strerror(errno))).",
          at: "file descriptor \(descriptor)", remedy: "Give it as --passphrase-fd 3 3<FILE.")
      }
      if got == 0 || memory.load(fromByteOffset: count, as: UInt8.self) == UInt8(ascii: "\n") { break }
      guard count < Passphrase.limit else {
        throw RecordError(
          .unfit, "The passphrase has more than \(Passphrase.limit) bytes.",
          at: "file descriptor \(descriptor)", remedy: "Give the passphrase alone, ended by a line feed.")
      }
      count += 1
    }
  }

  deinit { sodium_free(memory) }

  /// Adds typed bytes; false, and nothing added, when they do not fit or would end the line.
  public func append(_ bytes: some Collection<UInt8>) -> Bool {
    guard count + bytes.count <= Passphrase.limit,
      !bytes.contains(where: { $0 == UInt8(ascii: "\n") || $0 == 0 })
    else { return false }
    for byte in bytes {
      memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
      count += 1
    }
    return true
  }

  /// Takes back the last character typed, all bytes of it.
  public func removeLast() {
    while count > 0 {
      count -= 1
      let byte = memory.load(fromByteOffset: count, as: UInt8.self)
      memory.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
      if byte & 0xC0 != 0x80 { return }
    }
  }

  /// Forgets everything at once.
  public func wipe() {
    sodium_memzero(memory, Passphrase.limit + 1)
    count = 0
  }

  /// Writes the passphrase and a line feed so many times, straight from the locked memory.
  func write(to descriptor: Int32, times: Int) -> Bool {
    memory.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: count, as: UInt8.self)
    return (0..<times).allSatisfy { _ in Glibc.write(descriptor, memory, count + 1) == count + 1 }
  }
}
