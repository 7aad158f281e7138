import Advice
import Calendar
public import Meeting
import Procedures
public import Text

/// Who comes and goes: type the beginning of a name until one is left, and a key says what they did.
///
/// A key acts only where one person can be meant: the only one left, or the one that the arrows chose.
public struct PresencePicker: Sendable {
  /// Somebody invited or named, or a place for which nobody is.
  public struct Row: Hashable, Sendable {
    /// The place, or those of one who is here for several children.
    public var slots: [Slot]
    public var person: PersonKey?
    /// The name; of a place for which nobody is named, that.
    public var name: String
    public var agency: String
    /// `here, video, since 10:20`, `left 10:40`, `no answer`.
    public var standing: String
    public var isHere: Bool
    /// Whether it is known that they are coming.
    public var isConfirmed = false
    /// Whether it is somebody who was named, or a place that the roll lists.
    var isOnRoll: Bool
  }

  /// The beginning of a name or an agency.
  public private(set) var field = TextField()
  /// Who is left.
  public private(set) var rows: [Row] = []
  /// How many are here, whoever is left.
  public private(set) var here = 0
  /// Whom the arrows chose.
  public private(set) var chosen: Int?
  /// Whether it is said who is coming, not who is here.
  public private(set) var isComing: Bool
  private var page = Page()
  /// Whether Enter again means as before, of somebody who was here already.
  private var isReturning = false
  /// What was answered for a place of the roll, told once it is on disk.
  private var answered: String?
  /// Whether it was opened for one person: once that is said, it closes.
  private let isForOne: Bool

  /// Everybody invited, and whoever is named; of one agency or person alone where `showing` is its name.
  public init(at desk: Desk, showing name: String = "", isForOne: Bool = false) {
    self.isForOne = isForOne
    isComing = desk.meeting.state == .assembling
    field = TextField(name.split { $0 == "," || $0 == "-" }.joined(separator: " "))
    refresh(desk)
  }

  /// Whom a key would mean; nobody while it could be several people. Whoever was named goes before whom nobody thought
  /// of, and one who has several places is one.
  public var targets: Range<Int> {
    if let chosen { return chosen..<(chosen + 1) }
    if rows.count == 1 { return 0..<1 }
    // Those of the roll stand first.
    let count = field.isEmpty ? 0 : rows.count(where: \.isOnRoll)
    let named = rows.prefix(count).compactMap { $0.person == nil ? nil : Person.untitled($0.name) }
    return count == 1 || named.count == count && Set(named).count == 1 ? 0..<count : 0..<0
  }
}

extension PresencePicker: Layered {
  var context: Command.Context { .presence }
  var takesText: Bool { true }

  func keys(at desk: Desk) -> [KeyHint] {
    let ways = isComing ? ChaseOutcome.allCases.map(\.rawValue) : Attendance.allCases.map(\.rawValue)
    let digits = ways.enumerated().map { KeyHint("\($0.offset + 1)", $0.element) }
    return digits
      + (isComing
        ? [KeyHint("Tab", "who is here")] : [KeyHint("Enter", "left"), KeyHint("Tab", "who is coming")])
      + [KeyHint("↑↓", "choose"), KeyHint("Esc", "back")]
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    let wasReturning = isReturning
    isReturning = false
    if key == .escape { return .closes }
    if let moved = key.moved(from: chosen ?? targets.first ?? -1, of: rows.count, letters: false, page: page)
    {
      chosen = rows.isEmpty ? nil : max(0, moved)
      return .stays
    }
    if let command = Command.pressed(key, in: .presence) {
      if let reason = command.unavailable(desk.seat, desk.meeting.state) { return .tells("✗ \(reason)") }
      switch command.name {
      case "presence.coming":
        isComing.toggle()
        return .stays
      case "presence.how": return act(key, at: desk)
      default: return enter(isAgain: wasReturning, at: desk)
      }
    }
    if case .character(let character) = key {
      guard !character.isNumber else { return .tells("1, 2 or 3") }
      _ = field.insert(String(character))
    } else if !field.edit(key) {
      return .stays
    }
    chosen = nil
    refresh(desk)
    return .stays
  }

  mutating func paste(_ text: String, at desk: Desk) -> Outcome {
    _ = field.insert(String(text.filter { !$0.isNewline }))
    chosen = nil
    refresh(desk)
    return .stays
  }

  mutating func settle(_ shown: Frame.Extent) { page.settle(shown) }

  /// The same person stays chosen while others come and go.
  mutating func follow(_ desk: Desk) {
    let before = chosen.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
    refresh(desk)
    chosen = before.flatMap { before in
      rows.firstIndex { $0.person == before.person && (before.person != nil || $0.slots == before.slots) }
    }
  }

  /// Several come and go after each other: it stays, ready for the next name.
  mutating func written(at desk: Desk) -> Outcome {
    if isForOne { return .finishes }
    field = TextField()
    chosen = nil
    refresh(desk)
    defer { answered = nil }
    return answered.map { .tells($0) } ?? .stays
  }

  mutating func refused(at desk: Desk) { answered = nil }
}

// MARK: - What a key does

extension PresencePicker {
  private func meant() -> (rows: ArraySlice<Row>, reason: String) {
    if !targets.isEmpty { return (rows[targets], "") }
    if rows.isEmpty {
      return ([], "✗ nobody here is “\(display(field.text))”: Ctrl-U clears, Enter invites")
    }
    return (
      [],
      field.isEmpty
        ? "type the beginning of a name, or choose one with ↓"
        : "several begin so: type on, or choose one with ↓"
    )
  }

  /// A digit: how somebody is here, or what they answered.
  private mutating func act(_ key: Keystroke, at desk: Desk) -> Outcome {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return .stays }
    let rows = meant().rows
    guard !rows.isEmpty else { return .tells(meant().reason) }
    if isComing {
      let outcomes = ChaseOutcome.allCases
      guard outcomes.indices.contains(number - 1) else { return .stays }
      answered = rows.map { Self.told(outcomes[number - 1], of: $0, at: desk) }.joined(separator: "; ")
      return .writes(Entry(rows.map { .chase($0, outcomes[number - 1], at: desk) }))
    }
    let ways = Attendance.allCases
    guard ways.indices.contains(number - 1) else { return .stays }
    return arrives(rows, ways[number - 1], at: desk)
  }

  /// `Police: confirmed, said by I Malik; that holds for the place, K Shaw too`.
  private static func told(_ outcome: ChaseOutcome, of row: Row, at desk: Desk) -> String {
    let colleagues = Set(row.slots.flatMap(desk.meeting.people(of:)).map(\.key)).subtracting([row.person])
    let others = desk.meeting.persons.filter { colleagues.contains($0.key) }.map { display($0.name) }
    let by = row.person == nil ? "" : ", by \(display(row.name))"
    let held =
      others.isEmpty ? "" : "; that is said of the agency, so of \(others.joined(separator: ", ")) too"
    return "\(display(row.agency)): \(outcome.rawValue)\(by)\(held)"
  }

  private mutating func enter(isAgain: Bool, at desk: Desk) -> Outcome {
    guard !rows.isEmpty else { return invites(nil, at: desk) }
    let meant = meant()
    guard let row = meant.rows.first else { return .tells(meant.reason) }
    guard let key = row.person, let person = desk.meeting.person(key) else {
      return isComing ? .tells("1 confirmed · 2 declined · 3 no answer") : invites(row.slots.first, at: desk)
    }
    if isComing { return .tells("\(display(row.name)): 1 confirmed · 2 declined · 3 no answer") }
    let here = meant.rows.compactMap { $0.person.flatMap(desk.meeting.person) }.filter(\.isHere)
    if !here.isEmpty { return .writes(Entry(here.map { .leaving($0, at: desk) })) }
    let before = person.stays.last?.how
    if isAgain, let before { return arrives(meant.rows, before, at: desk) }
    isReturning = before != nil
    let again = before.map { " · Enter: \($0.rawValue), as before" } ?? ""
    return .tells("how is \(display(row.name)) here? 1 room · 2 video · 3 phone\(again)")
  }

  private func arrives(_ rows: ArraySlice<Row>, _ how: Attendance, at desk: Desk) -> Outcome {
    let people = rows.compactMap { $0.person.flatMap(desk.meeting.person) }
    guard !people.isEmpty else { return invites(rows.first?.slots.first, at: desk) }
    let coming = people.filter { !$0.isHere }
    guard !coming.isEmpty else {
      return .tells(rows.first.map { "✗ \(display($0.name)) is \($0.standing); Enter: left" } ?? "")
    }
    return .writes(Entry(coming.map { .arrival($0, how, at: desk) }))
  }

  private func invites(_ slot: Slot?, at desk: Desk) -> Outcome {
    .opens(.card(Card(.invitation(slot), at: desk)))
  }
}

extension Entry {
  /// `:present "N Byrne" phone at 10:44`.
  fileprivate static func arrival(_ person: Person, _ how: Attendance, at desk: Desk) -> Entry {
    let (key, name, now) = (person.key, person.name, desk.now)
    let who = Spelt.who(person.voice, in: desk.meeting)
    return Entry(":present \(who) \(how.rawValue) at \(desk.local.clock)") { context throws(Refusal) in
      let known = context.proceedings.meeting.person(key)
      if let since = known?.stays.last, since.until == nil {
        throw Refusal(
          column: 1, word: "", message: "\(display(name)) is here since \(London.local(since.from).clock)")
      }
      // Nobody comes back before having left.
      let at = max(context.moment(pressed: now), known?.stays.last?.until ?? now)
      return [Draft(id: EventID(context.fresh()), act: .arrived(key, how, at: at))]
    }
  }

  /// `:left "N Byrne" at 10:44`.
  fileprivate static func leaving(_ person: Person, at desk: Desk) -> Entry {
    let (key, name, now) = (person.key, person.name, desk.now)
    let who = Spelt.who(person.voice, in: desk.meeting)
    return Entry(":left \(who) at \(desk.local.clock)") { context throws(Refusal) in
      guard let stay = context.proceedings.meeting.person(key)?.stays.last, stay.until == nil else {
        throw Refusal(column: 1, word: "", message: "\(display(name)) is not here any more")
      }
      return [
        Draft(id: EventID(context.fresh()), act: .left(key, at: max(context.moment(pressed: now), stay.from)))
      ]
    }
  }

  /// `:chase police confirmed: I Malik`.
  fileprivate static func chase(
    _ row: PresencePicker.Row, _ outcome: ChaseOutcome, at desk: Desk
  ) -> Entry {
    let agency = row.slots.first?.agency.text ?? ""
    let children = row.slots.compactMap(\.child).map { " #\(desk.name(of: $0))" }.joined()
    let text = row.person == nil ? "" : row.name
    return Entry(
      ":chase \(agency)\(children) \(outcome.rawValue)" + (text.isEmpty ? "" : ": \(text)"),
      acts: row.slots.map { .chased($0, outcome, text) })
  }
}

extension CaptureContext {
  /// When a key was pressed, to the second where it is written in the same minute: what the seat knows of the time is
  /// as old as its last line, and the quorum stands from when somebody came.
  fileprivate func moment(pressed: Instant) -> Instant {
    London.local(now) == London.local(pressed) ? max(now, pressed) : pressed
  }
}

// MARK: - Who is left

extension PresencePicker {
  private mutating func refresh(_ desk: Desk) {
    let wanted = field.text.split(whereSeparator: \.isWhitespace).map { fold($0) }.filter { !$0.isEmpty }
    let everybody = Self.everybody(at: desk)
    // One who has two places is one.
    here = Set(desk.meeting.persons.filter(\.isHere).map(\.untitled)).count
    let found = everybody.filter { row in
      let words = "\(row.name) \(row.agency)".split { $0.isWhitespace || $0 == "-" || $0 == "," }.map {
        fold($0)
      }
      return wanted.allSatisfy { typed in words.contains { $0.hasPrefix(typed) } }
    }
    rows = field.isEmpty ? found : found.filter(\.isOnRoll) + found.filter { !$0.isOnRoll }
    if let chosen, chosen >= rows.count { self.chosen = nil }
  }

  /// The places of the roll in their order, each with its people, then whoever else is named.
  private static func everybody(at desk: Desk) -> [Row] {
    var rows: [Row] = []
    var seen: Set<PersonKey> = []
    let listed = Set(desk.listedPlaces.map(\.slot))
    for standing in desk.advice.quorum.slots {
      let people = standing.people.compactMap(desk.meeting.person)
      if people.isEmpty {
        rows.append(
          Row(
            slots: [standing.slot], person: nil, name: "nobody named", agency: standing.name,
            standing: told(standing.state), isHere: false, isConfirmed: standing.state == .confirmed,
            isOnRoll: listed.contains(standing.slot)))
      }
      for person in people where seen.insert(person.key).inserted {
        rows.append(row(person, at: desk))
      }
    }
    for person in desk.meeting.persons where seen.insert(person.key).inserted {
      rows.append(row(person, at: desk))
    }
    return rows
  }

  private static func row(_ person: Person, at desk: Desk) -> Row {
    let slots = desk.advice.quorum.places(of: person)
    let words: String
    var isConfirmed = false
    if let stay = person.stays.last {
      words =
        stay.until.map { "left \(London.local($0).clock)" }
        ?? "here, \(stay.how.rawValue), since \(London.local(stay.from).clock)"
    } else {
      let each = slots.map { (child: $0.child, words: told($0, of: person, at: desk)) }
      let isSame = each.allSatisfy { $0.words == each.first?.words }
      // A colleague's presence is not this person's.
      isConfirmed = slots.contains { desk.isComing(person, to: $0) }
      words =
        isSame
        ? each.first?.words ?? ""
        : each.map { "\($0.child.map { desk.name(of: $0) + " " } ?? "")\($0.words)" }.joined(separator: ", ")
    }
    let places = desk.advice.quorum.slots.filter { $0.people.contains(person.key) }
    let names = [desk.name(of: person.agency)] + slots.compactMap(\.child).map { desk.name(of: $0) }
    return Row(
      slots: slots, person: person.key, name: person.name,
      agency: places.count == 1 ? places[0].name : names.joined(separator: ", "), standing: words,
      isHere: person.isHere, isConfirmed: isConfirmed, isOnRoll: true)
  }

  /// What is known of a place through one of its people who never was here.
  private static func told(_ slot: Slot, of person: Person, at desk: Desk) -> String {
    let state = desk.meeting.state(of: slot)
    // A colleague's presence is not this person's.
    let isShared = state != .empty && desk.meeting.people(of: slot).count > 1
    return state == .present || state == .left
      ? "not here"
      : state == .confirmed
        ? desk.confirmation(of: person, on: slot) : told(state) + (isShared ? ", the agency" : "")
  }

  private static func told(_ state: SlotState) -> String {
    switch state {
    case .chased: "no answer"
    case .written: "in writing"
    case .empty: "not asked"
    default: state.rawValue
    }
  }
}
