import Dispatch
import Meeting

/// Lines of a journal that are read together, one behind the other.
///
/// What a line says and what its hash is follow from the line alone: many are read on all processors at once, and
/// held against each other afterwards.
public struct Lines: Sendable {
  private var bytes: [UInt8] = []
  /// Where each line ends.
  private var ends: [Int] = []

  public init() {}

  /// How many there are.
  public var count: Int { ends.count }

  /// Takes in a line, its line feed included.
  public mutating func append(_ line: Span<UInt8>) {
    line.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  /// Lets go of all lines.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// What a line says, not yet held against the line before.
  typealias Read = (seq: Int, prev: Digest, event: Event, digest: Digest)

  /// Of fewer lines than this another thread costs more than it spares.
  private static let shared = 128

  /// Reads them all, the first as the line of that number.
  func read(from number: Int) -> [Result<Read, JournalError>] {
    guard count >= Self.shared else { return (0..<count).map { read($0, number + $0) } }
    let workers = 2
    var parts = [[Result<Read, JournalError>]](repeating: [], count: workers)
    parts.withUnsafeMutableBufferPointer { buffer in
      // Each of them writes its own place.
      nonisolated(unsafe) let parts = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        let places = (count * worker / workers)..<(count * (worker + 1) / workers)
        parts[worker] = places.map { read($0, number + $0) }
      }
    }
    return Array(parts.joined())
  }

  private func read(_ place: Int, _ number: Int) -> Result<Read, JournalError> {
    let line = bytes.span.extracting((place == 0 ? 0 : ends[place - 1])..<ends[place])
    do throws(JournalError) {
      let (seq, prev, event) = try Entry.parts(of: line, line: number)
      return .success((seq, prev, event, Digest(of: line)))
    } catch {
      return .failure(error)
    }
  }
}
