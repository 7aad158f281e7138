import Glibc
import Journal

/// A folder in which something is made before it gets its place, invisible and for this user alone.
///
/// Whoever makes it holds a lock on it. What a killed program left behind has no lock and is removed by the
/// next that stages the same thing.
struct Staging: ~Copyable {
  let path: String
  let directory: Descriptor

  /// Makes `.<name>.<kind>-<random>` in `parent`, after removing what others of that name left behind.
  init(in parent: String, name: String, kind: String) throws(RecordError) {
    try Staging.sweep(parent, name: name, kind: kind)
    let path = "\(parent)/.\(name).\(kind)-\(Hex.text(Randomness.bytes(8)))"
    try Disk.makeDirectory(path)
    let directory = try Disk.directory(path)
    flock(directory.number, LOCK_EX | LOCK_NB)
    self.path = path
    self.directory = directory
  }

  /// Removes what killed programs left behind of this name and kind.
  static func sweep(_ parent: String, name: String, kind: String) throws(RecordError) {
    for left in try Disk.names(in: parent, limit: 1 << 20) where left.hasPrefix(".\(name).\(kind)-") {
      let path = "\(parent)/\(left)"
      guard let directory = try? Disk.directory(path) else { continue }
      if flock(directory.number, LOCK_EX | LOCK_NB) == 0 { Disk.discard(path) }
    }
  }

  deinit { Disk.discard(path) }
}
