internal import Glibc
internal import Settings

/// The procedures that can be chosen: an authority's own files first, then those in the program.
public enum Library {
  /// The ids of the procedures in the program.
  public static var builtIn: [String] { embedded.map(\.id) }

  fileprivate static let embedded: [(id: String, data: EmbeddedData)] = [
    ("working-together", .workingTogether),
    ("gloucestershire", .gloucestershire),
    ("bedford", .bedford),
    ("liverpool", .liverpool),
    ("devon", .devon),
  ]

  /// What a procedure's file may hold.
  static let limits = YAML.Limits()

  /// A procedure as a list shows it.
  public struct Listed: Sendable {
    public let id: String
    /// The file it stands in; nil for one in the program.
    public let path: String?
    /// What it says of itself, or why it cannot be chosen.
    public let header: Result<Header, ProcedureError>
  }

  /// The procedure called `id`, with everything it inherits.
  ///
  /// A file `ID.yaml` in one of `directories`, the first that has it, goes before the program's own.
  public static func resolve(_ id: String, directories: [String]) throws(ProcedureError) -> Resolved {
    var reader = ShelfReader(directories: directories)
    return Resolved(try reader.procedure(id, heirs: []))
  }

  /// A procedure's file that has no faults.
  public struct Checked: Sendable {
    /// The procedure with everything it inherits.
    public let procedure: Procedure
    /// What may be meant so and is worth a look, a line each: `line:column: message`.
    public let notices: [String]
  }

  /// The procedure in the file at `path`, with what it extends looked up as `resolve` does.
  public static func check(path: String, directories: [String]) throws(ProcedureError) -> Checked {
    let bytes = try read(path)
    var reader = ShelfReader(directories: directories)
    let procedure = try reader.procedure(bytes, file: path, heirs: [])
    return Checked(procedure: procedure, notices: reader.notices.map(\.description))
  }

  /// Every procedure that can be chosen, those of `directories` first.
  public static func list(directories: [String]) -> [Listed] {
    var reader = ShelfReader(directories: directories)
    return names(in: directories).map { id in
      let path = file(of: id, in: directories)
      let header: Result<Header, ProcedureError>
      do throws(ProcedureError) {
        header = .success(try reader.procedure(id, heirs: []).header)
      } catch {
        header = .failure(error)
      }
      return Listed(id: id, path: path, header: header)
    }
  }

  /// Every procedure that can be chosen and has no faults, those of `directories` first.
  public static func all(directories: [String]) -> [Procedure] {
    var reader = ShelfReader(directories: directories)
    return names(in: directories).compactMap { try? reader.procedure($0, heirs: []) }
  }
}

// MARK: - Reading what extends something

/// Reads procedures and what they extend, each file once: several extend the same one.
private struct ShelfReader {
  let directories: [String]
  private var read: [String: Procedure] = [:]
  /// What is worth a look in the file that was read last.
  private(set) var notices: [Fault] = []

  init(directories: [String]) { self.directories = directories }

  /// `heirs` are the procedures that extend this one, so that a circle ends.
  mutating func procedure(_ id: String, heirs: [String]) throws(ProcedureError) -> Procedure {
    if let known = read[id] { return known }
    let procedure = try unread(id, heirs: heirs + [id])
    read[id] = procedure
    return procedure
  }

  private mutating func unread(_ id: String, heirs: [String]) throws(ProcedureError) -> Procedure {
    if let path = Library.file(of: id, in: directories) {
      let bytes = try Library.read(path)
      let procedure = try procedure(bytes, file: path, heirs: heirs)
      guard procedure.id == id else { throw Library.misnamed(procedure.id, path: path, bytes: bytes) }
      return procedure
    }
    guard let data = Library.embedded.first(where: { $0.id == id })?.data else {
      let known = Library.names(in: directories)
      throw .unknown(id: id, known: known, nearest: Library.nearest(to: id, among: known))
    }
    return try procedure(data.bytes, file: id + ".yaml", heirs: heirs)
  }

  mutating func procedure(
    _ bytes: [UInt8], file: String, heirs: [String]
  ) throws(ProcedureError) -> Procedure {
    var reader = ProcedureReader(file: file)
    guard let tree = reader.reading.tree(bytes, limits: Library.limits) else { throw reader.failure }
    var parent: Procedure?
    if let (id, place) = ProcedureReader.extended(by: tree) {
      let known = Library.names(in: directories)
      if heirs.contains(id) {
        reader.reading.refuse(place, "“\(id)” extends itself: \((heirs + [id]).joined(separator: ", "))")
        throw reader.failure
      }
      guard known.contains(id) else {
        reader.reading.refuse(place, "no procedure is called “\(id)”", name: id, among: known)
        throw reader.failure
      }
      parent = try procedure(id, heirs: heirs)
    }
    guard let procedure = reader.sensible(tree, extending: parent, notices: &notices) else {
      throw reader.failure
    }
    return procedure
  }
}

extension Library {
  fileprivate static func misnamed(_ id: String, path: String, bytes: [UInt8]) -> ProcedureError {
    var reader = ProcedureReader(file: path)
    let tree = reader.reading.tree(bytes, limits: limits)
    let header = reader.reading.pairs(tree)?.first { $0.name == "procedure" }?.value
    let place = reader.reading.pairs(header)?.first { $0.name == "id" }?.value.place
    reader.reading.refuse(
      place ?? Place(line: 1, column: 1), "“\(id)” should be what the file is called, without .yaml")
    return reader.failure
  }
}

extension ProcedureReader {
  /// The faults found, as an error.
  var failure: ProcedureError {
    mutating get {
      do {
        try reading.check()
        // A tree that says nothing has no fault of its own.
        reading.refuse(Place(line: 1, column: 1), "the file holds no procedure")
        try reading.check()
      } catch {
        return .faulty(error)
      }
      return .unknown(id: reading.file, known: Library.builtIn, nearest: nil)
    }
  }
}

// MARK: - Files

extension Library {
  fileprivate static func read(_ path: String) throws(ProcedureError) -> [UInt8] {
    do {
      return try readFile(at: path, limit: limits.bytes)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Whether something stands at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The first file that an id names; an id that is no plain name names none.
  fileprivate static func file(of id: String, in directories: [String]) -> String? {
    guard isIdentifier(id) else { return nil }
    return directories.map { "\($0)/\(id).yaml" }.first(where: exists)
  }

  fileprivate static func names(in directories: [String]) -> [String] {
    var names: [String] = []
    for name in directories.flatMap(files(in:)) + builtIn where !names.contains(name) { names.append(name) }
    return names
  }

  /// The ids of the procedure files in a directory, in their order; none where there is no directory.
  private static func files(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var ids: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml"), isIdentifier(String(name.dropLast(5))) {
        ids.append(String(name.dropLast(5)))
      }
    }
    return ids.sorted()
  }

  static func nearest(to id: String, among known: [String]) -> String? {
    var reading = Reading(file: "")
    reading.refuse(Place(line: 1, column: 1), "", name: id, among: known)
    return reading.faults.first?.suggestion
  }
}
