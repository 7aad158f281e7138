import Glibc

/// Tells when one of a few files was written, replaced or touched, without asking in between.
final class Watch {
  /// What the terminal waits for besides keys; -1 where the system has none to give.
  let descriptor: Int32
  private var paths: [String]
  private var watched: [Int32: String] = [:]

  /// Watches these files; one that is not there yet is looked for whenever something else happens.
  init(_ paths: [String]) {
    self.paths = paths
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    addMissing()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes what has happened away, so that the next wait waits, and looks again for what was replaced.
  func drain() {
    guard descriptor >= 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
      bytes.withUnsafeBytes { buffer in
        var place = 0
        while place + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
          // A draft is replaced by another file: the old one's watch has seen its last.
          if event.mask & UInt32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
            watched[event.wd] = nil
          } else if event.mask & UInt32(IN_ATTRIB) != 0, isGone(event.wd) {
            inotify_rm_watch(descriptor, event.wd)
            watched[event.wd] = nil
          }
          place += MemoryLayout<inotify_event>.size + Int(event.len)
        }
      }
    }
    addMissing()
  }

  /// Whether the path names another file by now than the one that is watched.
  private func isGone(_ number: Int32) -> Bool {
    guard let path = watched[number] else { return false }
    let mask = UInt32(IN_ATTRIB | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF)
    return inotify_add_watch(descriptor, path, mask) != number
  }

  private func addMissing() {
    guard descriptor >= 0 else { return }
    let mask = UInt32(IN_ATTRIB | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF)
    for path in paths where !watched.values.contains(path) {
      let number = inotify_add_watch(descriptor, path, mask)
      if number >= 0 { watched[number] = path }
    }
  }
}
