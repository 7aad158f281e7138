internal import Glibc

/// The themes that can be chosen: a person's own files first, then those in the program.
public struct Themes: Sendable {
  /// A theme that is part of the program.
  public struct BuiltIn: Sendable {
    public let name: String
    /// Its file.
    public let bytes: [UInt8]

    /// The theme `name` with its file's bytes.
    public init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The theme in force, and why it is not the one that was asked for.
  public struct Choice: Equatable, Sendable {
    public let name: String
    public let theme: Theme
    /// To be shown to the person, once; nil when they got what they asked for.
    public let complaint: ThemeError?
  }

  private let builtIn: [BuiltIn]
  private let directory: String
  private let meanings: [String]

  /// The program's own themes, the first two of which are for terminals with colour and without, and the files
  /// `NAME.yaml` of a directory, which go before them and may extend them.
  ///
  /// `meanings` are the names that a theme may speak of.
  public init(builtIn: [BuiltIn], directory: String, meanings: [String]) {
    self.builtIn = builtIn
    self.directory = directory
    self.meanings = meanings
  }

  /// The names of all, those of the directory first.
  public var names: [String] {
    let own = ownNames
    return own + builtIn.map(\.name).filter { !own.contains($0) }
  }

  /// The theme called `name`: the file of that name, else the program's.
  public func theme(named name: String) throws(ThemeError) -> Theme {
    // A name that is none names no file: it could lead out of the directory.
    let path = "\(directory)/\(name).yaml"
    if isName(name), access(path, F_OK) == 0 {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try readFile(at: path, limit: Theme.limits.bytes)
      } catch {
        throw .unreadable(error)
      }
      var bases: [String: Theme] = [:]
      for base in builtIn { bases[base.name] = try read(base.bytes, named: base.name + ".yaml") }
      return try read(bytes, named: path, extending: bases)
    }
    guard let embedded = builtIn.first(where: { $0.name == name }) else {
      let known = names
      throw .unknown(name: name, known: known, nearest: nearestName(to: name, among: known))
    }
    return try read(embedded.bytes, named: name + ".yaml")
  }

  /// The theme for a terminal: the one asked for, else the first of the program's, or the second without colour.
  ///
  /// Where it cannot be had, the program's own stands in. Without colour, whichever it is keeps its attributes alone.
  public func choice(asked: String?, withoutColour: Bool) -> Choice {
    let own = (withoutColour ? builtIn.dropFirst().first : nil) ?? builtIn.first
    let name = asked ?? own?.name ?? ""
    do throws(ThemeError) {
      let theme = try theme(named: name)
      return Choice(name: name, theme: withoutColour ? theme.withoutColour : theme, complaint: nil)
    } catch {
      let theme = own.flatMap { try? read($0.bytes, named: $0.name + ".yaml") } ?? Theme()
      return Choice(
        name: own?.name ?? "", theme: withoutColour ? theme.withoutColour : theme, complaint: error)
    }
  }

  private func read(
    _ bytes: [UInt8], named file: String, extending bases: [String: Theme] = [:]
  ) throws(ThemeError) -> Theme {
    do throws(SettingsError) {
      return try Theme.read(bytes, named: file, meanings: meanings, extending: bases)
    } catch {
      throw .faulty(error)
    }
  }
}

/// Why a theme cannot be had, and what to do about it.
public enum ThemeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No theme is called so; what there is instead, and which was probably meant.
  case unknown(name: String, known: [String], nearest: String?)
  /// Its file was not read.
  case unreadable(FileError)
  /// Its file is wrong, here and here.
  case faulty(SettingsError)

  /// A sentence, or one line a fault: `file:line:column: message (did you mean “x”?)`.
  public var description: String {
    switch self {
    case .unknown(let name, let known, let nearest):
      "No theme is called “\(excerpt(name))”. There are \(known.joined(separator: ", "))"
        + (nearest.map { ": did you mean “\($0)”?" } ?? ".")
    case .unreadable(let error): error.description
    case .faulty(let error): error.description
    }
  }
}

extension Themes {
  private var ownNames: [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if file.hasSuffix(".yaml"), isName(String(file.dropLast(5))) { names.append(String(file.dropLast(5))) }
    }
    return names.sorted()
  }
}

private func isName(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 64
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
}
