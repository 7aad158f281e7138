/// A JSON value as this program writes and reads it: members keep their order, numbers are whole.
///
/// Floats are refused on purpose: what is signed must read back as the same bytes.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name and its value.
  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSON

    /// A member called `name`.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }

    /// Equal when the bytes of the name are equal: Swift's own comparison would take é for e + accent.
    public static func == (left: Member, right: Member) -> Bool {
      left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
    }

    /// Hashes the bytes of the name and the value.
    public func hash(into hasher: inout Hasher) {
      for byte in name.utf8 { hasher.combine(byte) }
      hasher.combine(value)
    }
  }

  /// Equal when both would be written as the same bytes.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .string(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .array(let items): hasher.combine(items)
    case .object(let members): hasher.combine(members)
    }
  }
}

// MARK: - Looking inside

extension JSON {
  /// The value of the member called `name`, of an object that has one.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The text, of a string.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The number, of a number.
  public var int: Int? { if case .int(let value) = self { value } else { nil } }
  /// The truth value, of one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The items, of an array.
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  /// The members in their order, of an object.
  public var members: [Member]? { if case .object(let value) = self { value } else { nil } }

  /// What kind of value this is, in the words of the JSON Schema.
  public var type: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .int: "integer"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

// MARK: - Building

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object whose members stand in the order written.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// Null.
  public init(nilLiteral: ()) { self = .null }

  /// The string, or null for none.
  public init(_ value: String?) { self = value.map(JSON.string) ?? .null }
  /// The number, or null for none.
  public init(_ value: Int?) { self = value.map(JSON.int) ?? .null }
  /// The truth value, or null for none.
  public init(_ value: Bool?) { self = value.map(JSON.bool) ?? .null }

  /// An object of those members whose value is not null, in the order written.
  public static func present(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.filter { $0.value != .null }.map { Member($0.key, $0.value) })
  }
}
