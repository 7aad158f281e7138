import Journal

/// A list of digests as `sha256sum` writes and checks it: digest, two spaces, name.
struct Sums: Equatable {
  struct Line: Equatable {
    let digest: Digest
    let name: String
  }

  let lines: [Line]

  /// The sums of files, sorted by the bytes of their names.
  init(of files: [String: [UInt8]]) {
    lines = files.map { Line(digest: Digest(of: $0.value), name: $0.key) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Reads a list exactly as it is written here, or nothing where it is another.
  init?(reading bytes: [UInt8]) {
    var lines: [Line] = []
    guard bytes.last == UInt8(ascii: "\n") else { return nil }
    for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard lines.count < RecordContents.countLimit, line.count > 66,
        let text = String(validating: line, as: UTF8.self),
        let digest = Digest(hex: text.prefix(64)), text.dropFirst(64).hasPrefix("  ")
      else { return nil }
      let name = String(text.dropFirst(66))
      guard Names.fits(name) else { return nil }
      if let last = lines.last, !last.name.utf8.lexicographicallyPrecedes(name.utf8) { return nil }
      lines.append(Line(digest: digest, name: name))
    }
    self.lines = lines
  }

  var bytes: [UInt8] { Array(lines.map { "\($0.digest.hex)  \($0.name)\n" }.joined().utf8) }

  subscript(name: String) -> Digest? { lines.first { $0.name == name }?.digest }
}
