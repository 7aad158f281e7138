import Glibc

/// The bytes of all files of a record, read once: what is checked is what was read.
struct RecordContents {
  let path: String
  var files: [String: [UInt8]]
  /// What lies in the folder and is no file of a record, in sentences.
  var strangers: [String] = []

  /// Whether the folder's name says that the chair has not signed yet.
  let isNamedUnsigned: Bool

  /// The most bytes of one file, and of all.
  static let fileLimit = 64 << 20
  static let wholeLimit = 256 << 20
  static let countLimit = 256

  init(path: String, files: [String: [UInt8]]) {
    self.path = path
    self.files = files
    let whole = realpath(path, nil)
    defer { free(whole) }
    isNamedUnsigned = (whole.map { String(cString: $0) } ?? path).hasSuffix(RecordFolder.unsignedSuffix)
  }

  /// Reads a folder, or says why it is not a record.
  init(reading path: String) throws(RecordError) {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    let directory = try Disk.directory(path)
    let names = try Disk.names(in: path, limit: RecordContents.countLimit)
    guard names.contains(where: { [Names.sealed, Names.manifest, Names.seals].contains($0) }) else {
      throw RecordError(
        .notARecord, "This folder is not a record: it has no \(Names.sealed).", at: path,
        remedy: "Name the folder <date>_<reference> in the register's records.")
    }
    self.init(path: path, files: [:])
    var room = RecordContents.wholeLimit
    for name in names {
      guard Names.fits(name) else {
        strangers.append("\"\(shown(name))\" is no name of a record's file.")
        continue
      }
      do throws(RecordError) {
        let limit = min(room, RecordContents.fileLimit)
        let bytes = try Disk.read(name, in: directory.number, at: "\(path)/\(name)", limit: limit).bytes
        files[name] = bytes
        room -= bytes.count
      } catch {
        strangers.append("\(name): \(error.sentence)")
      }
    }
  }
}
