public import JSON

/// All statements of one record, in the order of the minutes; no path stands twice or leads through another.
public struct Statements: Hashable, Sendable {
  /// The statements in their order.
  public let all: [Statement]
  private let places: [[UInt8]: Int]

  /// Takes the statements, or says which path cannot stand beside which.
  public init(_ all: [Statement]) throws(RecordError) {
    var places: [[UInt8]: Int] = [:]
    for (index, statement) in all.enumerated() {
      guard statement.names != nil else {
        throw .statement(index, "\"\(shown(statement.path))\" is not a path")
      }
      guard places.updateValue(index, forKey: Array(statement.path.utf8)) == nil else {
        throw .statement(index, "the path \(shown(statement.path)) stands twice")
      }
    }
    for (index, statement) in all.enumerated() {
      let bytes = Array(statement.path.utf8)
      for end in bytes.indices.dropFirst() where bytes[end] == UInt8(ascii: "/") {
        guard places[Array(bytes[..<end])] == nil else {
          throw .statement(index, "the path \(shown(statement.path)) leads through another statement")
        }
      }
    }
    self.all = all
    self.places = places
  }

  /// Reads `statements.jsonl`: one statement a line, each line ended.
  public init(reading bytes: [UInt8]) throws(RecordError) {
    guard bytes.isEmpty || bytes.last == UInt8(ascii: "\n") else {
      throw RecordError(
        .damaged, "The last line is not ended.", at: Names.statements, remedy: "Fetch the record again.")
    }
    var all: [Statement] = []
    for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    where !bytes.isEmpty {
      guard let statement = Statement(reading: line) else {
        throw .statement(all.count, "this is no [\"<salt>\",\"<path>\",value]")
      }
      all.append(statement)
    }
    try self.init(all)
  }

  /// The bytes of `statements.jsonl`.
  public var bytes: [UInt8] { all.flatMap(\.line) }

  /// The value stated at a path.
  public subscript(path: String) -> JSON? { places[Array(path.utf8)].map { all[$0].value } }

  /// The minutes as one JSON object: each path's names nest objects, members in the order of the statements.
  public var tree: JSON {
    let branch = Branch()
    for statement in all { branch.put(statement.value, at: (statement.names ?? [])[...]) }
    return branch.json
  }
}

extension RecordError {
  static func statement(_ index: Int, _ fault: String) -> RecordError {
    RecordError(
      .unfit, "Line \(index + 1): \(fault).", at: Names.statements,
      remedy: "This is a fault of the program or of the file, not of the meeting.")
  }
}

/// An object of the tree while it grows.
private final class Branch {
  private enum Member {
    case value(JSON)
    case branch(Branch)
  }

  private var members: [(name: String, member: Member)] = []
  private var branches: [[UInt8]: Branch] = [:]

  func put(_ value: JSON, at names: ArraySlice<String>) {
    guard let name = names.first else { return }
    let rest = names.dropFirst()
    if rest.isEmpty {
      members.append((name, .value(value)))
    } else if let branch = branches[Array(name.utf8)] {
      branch.put(value, at: rest)
    } else {
      let branch = Branch()
      branch.put(value, at: rest)
      branches[Array(name.utf8)] = branch
      members.append((name, .branch(branch)))
    }
  }

  var json: JSON {
    .object(
      members.map {
        switch $0.member {
        case .value(let value): JSON.Member($0.name, value)
        case .branch(let branch): JSON.Member($0.name, branch.json)
        }
      })
  }
}
