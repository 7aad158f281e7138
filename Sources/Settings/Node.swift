/// A part of a YAML file, and where it stands.
///
/// Scalars are the text as written: `NO`, `12:30` and `0123` are guessed into nothing else. Whoever reads the tree
/// says with `Reading` what should stand where.
public struct Node: Equatable, Sendable {
  /// What a node holds.
  public indirect enum Value: Equatable, Sendable {
    /// Text; `plain` when it stands without quotes and outside a block.
    case scalar(String, plain: Bool)
    /// The items of a list.
    case sequence([Node])
    /// Names and values in the order of the file; no name stands twice.
    case mapping([Pair])
  }

  /// A name and its value.
  public struct Pair: Equatable, Sendable {
    /// The name.
    public let name: String
    /// Where the name stands.
    public let place: Place
    /// What it names.
    public let value: Node

    /// A value under its name.
    public init(name: String, place: Place, value: Node) {
      self.name = name
      self.place = place
      self.value = value
    }
  }

  /// What the node holds.
  public let value: Value
  /// Where it begins.
  public let place: Place

  /// A part of a file.
  public init(value: Value, place: Place) {
    self.value = value
    self.place = place
  }

  /// Whether nothing stands here, as after `name:` at the end of a line.
  public var isEmpty: Bool {
    guard case .scalar(let text, plain: true) = value else { return false }
    return text.isEmpty
  }
}
