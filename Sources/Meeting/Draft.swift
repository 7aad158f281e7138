public import Calendar

/// An act that is about to be written: everything of an event but when and by whom, which the register says.
public struct Draft: Hashable, Sendable {
  /// The event's name, fresh for each; what the act brings into being bears it as its key.
  public var id: EventID
  public var act: Act
  /// The event whose value this act saw and replaces.
  public var on: EventID?
  /// Whether the family may have what is said here.
  public var share: Share?

  /// A draft.
  public init(id: EventID, act: Act, on: EventID? = nil, share: Share? = nil) {
    self.id = id
    self.act = act
    self.on = on
    self.share = share
  }

  /// The event that this becomes.
  public func event(at: Instant, by author: Author) -> Event {
    Event(id: id, at: at, by: author, on: on, share: share, act: act)
  }
}
