import Glibc

/// The folder of a register: its own user's, nobody else's, with the database and two folders inside.
struct Folder {
  let path: String

  var database: String { path + "/register.sqlite" }
  var live: String { path + "/live" }
  var records: String { path + "/records" }

  // MARK: Making

  /// Makes the folder and an empty database file in it, or goes on where making it was interrupted.
  func make() throws(RegisterError) {
    try makeParents()
    if try !makeFolder(path) {
      try check(path, isFolder: true)
      let ours: Set = ["register.sqlite", "register.sqlite-journal", "live", "records", "signers"]
      guard let names = contents(), names.isSubset(of: ours) else {
        throw refused("there is something else in this folder", "choose a folder that is new or empty")
      }
    }
    _ = try makeFolder(live)
    _ = try makeFolder(records)
    let file = Glibc.open(database, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failed(database) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failed(database) }
    try sync(path)
    try sync(parent(of: path))
  }

  private func makeParents() throws(RegisterError) {
    var missing: [String] = []
    var place = parent(of: path)
    var status = stat()
    while stat(place, &status) != 0, errno == ENOENT {
      missing.append(place)
      place = parent(of: place)
    }
    for place in missing.reversed() { _ = try makeFolder(place) }
  }

  private func parent(of path: String) -> String {
    let trimmed = path.last == "/" ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// Whether it was made now; one that is there already is left as it is.
  private func makeFolder(_ path: String) throws(RegisterError) -> Bool {
    if mkdir(path, 0o700) == 0 { return true }
    guard errno == EEXIST else { throw failed(path) }
    return false
  }

  private func contents() -> Set<String>? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: Set<String> = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  private func sync(_ path: String) throws(RegisterError) {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failed(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failed(path) }
  }

  // MARK: Checking

  /// Refuses what others could read or write, and what is not a register of this program's version.
  func check() throws(RegisterError) {
    try check(path, isFolder: true)
    try check(database, isFolder: false)
    _ = try makeFolder(live)
    _ = try makeFolder(records)
    try checkHeader()
  }

  private func check(_ path: String, isFolder: Bool) throws(RegisterError) {
    var status = stat()
    guard (isFolder ? stat(path, &status) : lstat(path, &status)) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw failed(path) }
      throw isFolder
        ? refused("there is no such folder", "make a register with `quorate register new`")
        : refused("this is not a register", "name another folder, or make one with `quorate register new`")
    }
    guard status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
      throw RegisterError.refused(
        path: path, fault: isFolder ? "this is not a folder" : "this is not a plain file",
        remedy: "name another folder")
    }
    guard status.st_uid == geteuid() else {
      throw RegisterError.refused(
        path: path, fault: "this belongs to somebody else",
        remedy: "use the account it belongs to, or a register of your own")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw RegisterError.refused(
        path: path, fault: "others may read or change this",
        remedy: "find out who has, then `chmod \(isFolder ? "700" : "600")` it")
    }
  }

  /// What the first hundred bytes say, before SQLite is let near a file that may not be ours.
  private func checkHeader() throws(RegisterError) {
    let file = Glibc.open(database, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw failed(database) }
    defer { close(file) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = pread(file, &header, 100, 0)
    guard count >= 0 else { throw failed(database) }
    if count == 0 {
      throw refused("making this register was interrupted", "make it again with `quorate register new`")
    }
    guard count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
      throw refused("the database is damaged: its first bytes are not SQLite's", Folder.restore)
    }
    func number(at offset: Int) -> Int { header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    guard number(at: 68) == Schema.application else {
      throw refused("this is not a register", "name another folder, or make one with `quorate register new`")
    }
    let version = number(at: 60)
    guard version <= Schema.version else {
      throw refused(
        "a newer version of Quorate made this (format \(version), this one knows \(Schema.version))",
        "use the newer version; nothing was changed")
    }
  }

  static let restore = "keep a copy of the folder as it is, and restore the last good copy beside it"

  func refused(_ fault: String, _ remedy: String) -> RegisterError {
    .refused(path: path, fault: fault, remedy: remedy)
  }

  private func failed(_ path: String) -> RegisterError {
    .refused(
      path: path, fault: String(cString: strerror(errno)),
      remedy: "see that the folder can be written, or name another one")
  }

  // MARK: Waking

  /// Touches `live/REFERENCE`, so that whoever watches it wakes.
  ///
  /// That it fails is not told: the act is saved, and the other seat looks by itself every minute.
  func wake(_ reference: String) {
    let file = Glibc.open(
      live + "/" + reference, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard file >= 0 else { return }
    futimens(file, nil)
    close(file)
  }
}
