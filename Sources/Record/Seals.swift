public import Journal

/// The digests of all statements, sorted, among random decoys up to a multiple of 64.
///
/// Sorted, so that a seal's place says nothing of its statement's; with decoys, so that the count does not
/// either. Nothing can tell a decoy from a seal whose statement is withheld.
public struct Seals: Hashable, Sendable {
  /// The digests in rising order.
  public let digests: [Digest]

  /// Seals every statement; made once, before anything that carries the fingerprint.
  public init(of statements: Statements) {
    var digests = Set(statements.all.map { Digest(of: $0.line) })
    let count = Seals.count(for: digests.count)
    while digests.count < count { digests.insert(Digest(of: Randomness.bytes(32))) }
    self.digests = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// How many seals stand for so many statements: the next multiple of 64, and 64 for none.
  public static func count(for statements: Int) -> Int { max(64, (statements + 63) / 64 * 64) }

  /// Reads the file `seals`, exactly as it is written.
  public init(reading bytes: [UInt8]) throws(RecordError) {
    var digests: [Digest] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty, index * 65 == bytes.count { break }
      guard line.count == 64, let text = String(validating: line, as: UTF8.self),
        let digest = Digest(hex: text)
      else { throw .seals("line \(index + 1) is no digest") }
      if let last = digests.last, !last.bytes.lexicographicallyPrecedes(digest.bytes) {
        throw .seals("line \(index + 1) is not in rising order")
      }
      digests.append(digest)
    }
    guard !digests.isEmpty, digests.count.isMultiple(of: 64), bytes.last == UInt8(ascii: "\n") else {
      throw .seals("\(digests.count) lines, not a multiple of 64")
    }
    self.digests = digests
  }

  /// The bytes of the file `seals`: one digest a line.
  public var bytes: [UInt8] { digests.flatMap { Array($0.hex.utf8) + [UInt8(ascii: "\n")] } }

  /// What is read out at the end and printed on every page: the first 16 hexadecimal digits of the SHA-256 of
  /// the file `seals`.
  public var fingerprint: String { String(Digest(of: bytes).hex.prefix(16)) }

  /// Whether this is the digest of a statement of the record (or a decoy, which nobody can make a line for).
  public func contains(_ digest: Digest) -> Bool {
    var low = 0
    var high = digests.count
    while low < high {
      let middle = (low + high) / 2
      if digests[middle].bytes.lexicographicallyPrecedes(digest.bytes) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < digests.count && digests[low] == digest
  }
}

extension RecordError {
  fileprivate static func seals(_ fault: String) -> RecordError {
    RecordError(
      .damaged, "Not a list of seals: \(fault).", at: Names.seals, remedy: "Fetch the record again.")
  }
}
