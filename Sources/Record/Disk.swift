import Glibc

/// An open file or directory that closes itself.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }
}

/// The few steps on the file system that records are made of, each with its error checked.
enum Disk {
  /// Makes a directory for this user alone.
  static func makeDirectory(_ path: String) throws(RecordError) {
    guard mkdir(path, 0o700) == 0 else { throw .system("make the folder", at: path) }
  }

  /// The folder that a path lies in, and its name there.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  /// Opens a directory that is one, not a link to one.
  static func directory(_ path: String) throws(RecordError) -> Descriptor {
    let number = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard number >= 0 else { throw .system("open the folder", at: path) }
    return Descriptor(number)
  }

  /// Writes a new file for this user alone and waits until it is on the disk.
  static func create(
    _ name: String, holding bytes: [UInt8], in directory: borrowing Descriptor, at place: String
  ) throws(RecordError) {
    let place = "\(place)/\(name)"
    let file = openat(directory.number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system("make the file", at: place) }
    do throws(RecordError) {
      try write(bytes, to: file, at: place)
      try synchronise(file, at: place)
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw .system("close the file", at: place) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32, at place: String) throws(RecordError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("write the file", at: place) }
      done += count
    }
  }

  /// Waits until what was written to an open file or directory is on the disk.
  static func synchronise(_ number: Int32, at place: String) throws(RecordError) {
    while fsync(number) != 0 {
      guard errno == EINTR else { throw .system("write to the disk", at: place) }
    }
  }

  /// Waits until the names in a directory are on the disk.
  static func synchronise(directory path: String) throws(RecordError) {
    let directory = try directory(path)
    try synchronise(directory.number, at: path)
  }

  /// Reads a regular file of at most `limit` bytes, without waiting for a pipe or a device.
  static func read(
    _ name: String, in directory: Int32 = AT_FDCWD, at place: String, limit: Int, followingLinks: Bool = false
  ) throws(RecordError) -> (bytes: [UInt8], mode: mode_t) {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    let number = openat(directory, name, flags)
    guard number >= 0 else { throw .system("open the file", at: place) }
    let file = Descriptor(number)
    var about = stat()
    guard fstat(file.number, &about) == 0 else { throw .system("read the file", at: place) }
    guard about.st_mode & S_IFMT == S_IFREG else {
      throw RecordError(.unfit, "This is not a regular file.", at: place, remedy: "Name a file.")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(about.st_size), limit) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file.number, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("read the file", at: place) }
      if count == 0 { return (bytes, about.st_mode & 0o7777) }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        throw RecordError(
          .unfit, "The file has more than the \(limit) bytes that are read.", at: place,
          remedy: "Check that it is the right file.")
      }
    }
  }

  /// The names in a directory, sorted by their bytes; names that are not UTF-8 come out mended.
  static func names(in path: String, limit: Int) throws(RecordError) -> [String] {
    guard let directory = opendir(path) else { throw .system("list the folder", at: path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append(name)
      guard names.count <= limit else {
        throw RecordError(
          .unfit, "The folder holds more than \(limit) files.", at: path,
          remedy: "Check that it is the right folder.")
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether anything, a dangling link included, has that name.
  static func exists(_ path: String) -> Bool {
    var about = stat()
    return lstat(path, &about) == 0
  }

  /// Removes a folder of ours and the files in it; what cannot be removed is left.
  static func discard(_ path: String) {
    for name in (try? names(in: path, limit: 4096)) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Gives a folder another name.
  ///
  /// A rename never puts a folder in the place of one that holds anything, and a record is never empty.
  static func rename(_ path: String, to other: String) throws(RecordError) {
    guard Glibc.rename(path, other) == 0 else { throw .system("give the folder its name", at: other) }
  }

  /// Gives a file its name in another directory, in one step, and only if the name is free.
  static func move(
    _ path: String, to name: String, in directory: borrowing Descriptor, at place: String
  ) throws(RecordError) {
    guard linkat(AT_FDCWD, path, directory.number, name, 0) != 0 else { return }
    let free = faccessat(directory.number, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0
    // Some file systems (a memory stick's) know no second name for a file.
    guard free, errno == ENOENT, renameat(AT_FDCWD, path, directory.number, name) == 0 else {
      throw .system("put the file in its place", at: "\(place)/\(name)", code: free ? errno : EEXIST)
    }
  }
}
