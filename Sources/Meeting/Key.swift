/// The name of one thing in a meeting's journal: stable, opaque, never shown to people.
public struct Key<Of>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The characters as they stand in the journal.
  public let text: String

  /// The key spelt `text`.
  public init(_ text: String) { self.text = text }

  /// The characters as they stand in the journal.
  public var description: String { text }

  /// The order of the characters.
  public static func < (left: Key, right: Key) -> Bool { left.text < right.text }
}

/// Names one event; whatever an event brings into being bears the same key.
public typealias EventID = Key<Event>
/// Names one subject child.
public typealias ChildKey = Key<Child>
/// Names one member of the family or household, or a significant other.
public typealias RelativeKey = Key<Relative>
/// Names one attendee.
public typealias PersonKey = Key<Person>
/// Names one agency or role that the procedure gives a slot, or that was invited besides.
public typealias AgencyKey = Key<Agency>

/// What an attendee speaks for; only its key stands in the journal.
public enum Agency {}
