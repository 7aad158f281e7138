public import Meeting

/// Something to be written: how it reads, and the acts that it becomes on the newest state of the meeting.
///
/// The acts are made inside the transaction that writes them, for only there are numbers and what is replaced certain.
public struct Entry: Sendable {
  /// How it reads while it is not on disk: the line, or what a card would be told as.
  public var text: String
  /// The acts, made on the meeting as it then stands; the same ids each time it is asked.
  public var make: @Sendable (CaptureContext) throws(Refusal) -> [Draft]

  /// Something to be written.
  public init(
    _ text: String, make: @escaping @Sendable (CaptureContext) throws(Refusal) -> [Draft]
  ) {
    self.text = text
    self.make = make
  }

  /// A line of the capture language; or several, of which each is read on what those before it made.
  public init(line: String) {
    self.init(line) { context throws(Refusal) in
      let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count > 1 else { return try Entry.drafts(of: line, in: context) }
      var context = context
      var drafts: [Draft] = []
      let author = Author(seat: context.seat, person: context.speaker, login: "")
      for line in lines {
        for draft in try Entry.drafts(of: String(line), in: context) {
          context.proceedings.append(draft.event(at: context.now, by: author))
          drafts.append(draft)
        }
      }
      return drafts
    }
  }

  private static func drafts(of line: String, in context: CaptureContext) throws(Refusal) -> [Draft] {
    switch read(line, in: context) {
    case .blank: return []
    case .understood(let understood): return understood.drafts
    case .refused(let refusal): throw refusal
    }
  }

  /// Several that are written together or not at all.
  init(_ entries: [Entry]) {
    self.init(entries.map(\.text).joined(separator: "\n")) { context throws(Refusal) in
      var drafts: [Draft] = []
      for entry in entries { drafts += try entry.make(context) }
      return drafts
    }
  }

  /// Acts that need nothing from the meeting.
  public init(_ text: String, acts: [Act]) {
    self.init(text) { context throws(Refusal) in
      acts.map { Draft(id: EventID(context.fresh()), act: $0) }
    }
  }
}

/// An entry that could not be written, and why.
public struct Unsaved: Sendable {
  public var entry: Entry
  public var reason: String
  /// When it was last tried.
  public var tried: String
}
