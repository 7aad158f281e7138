import Advice
public import Calendar
public import Meeting
import Procedures
public import Text

/// The agencies that are asked whether they agree, one by one and by name; the chair's own last.
public struct AskedViews: Sendable {
  /// One place on the roll, and what it said.
  public struct Row: Sendable {
    public let slot: Slot
    /// What the agency is called.
    public var name: String
    /// Who speaks for it, and how they are here: `I Malik, video`.
    public var who: String
    /// Why it cannot be asked: `not present, left 10:52`.
    public var absence: String?
    public var given: Given?

    var voice: Voice

    public var agency: AgencyKey { slot.agency }
  }

  /// A view that was given.
  public struct Given: Hashable, Sendable {
    public var view: View
    /// The dissenter's own words.
    public var words: TextField
    /// When it was asked.
    public var at: LocalTime
    /// Whether it stands in the journal.
    public var isWritten: Bool
  }

  /// In the order in which they are asked.
  public internal(set) var rows: [Row] = []
  /// The agency that is being asked.
  public internal(set) var current = 0
  /// Whether the words of a disagreement are being typed.
  public internal(set) var isTyping = false
  /// Words typed where one letter answers.
  private var stray = StrayWords()

  /// Who is here and was not asked.
  public var unasked: [String] {
    rows.filter { $0.absence == nil && $0.given == nil }.map { lowered($0.name) }
  }

  /// What was given here and stands in no journal.
  var given: [NewView] {
    rows.compactMap { row in
      row.given.flatMap { $0.isWritten ? nil : NewView(slot: row.slot, voice: row.voice, given: $0) }
    }
  }

  /// A child about whom agencies are asked.
  struct Subject {
    let child: ChildKey
    /// What was put to them, on which views may stand; nothing while it is not proposed.
    let decision: Decision?
  }

  /// A view that is to be written, on those of the children about whom its place is asked.
  struct NewView {
    let slot: Slot
    let voice: Voice
    let given: Given
  }
}

// MARK: - Who is asked

extension AskedViews {
  /// Takes in who is here now, and what was said already; what was given here stays.
  mutating func follow(_ desk: Desk, on subjects: [Subject]) {
    let asked = rows.indices.contains(current) ? rows[current].slot : nil
    let given = Dictionary(given.map { ($0.slot, $0.given) }, uniquingKeysWith: { one, _ in one })
    rows = AskedViews.rows(desk, on: subjects)
    for index in rows.indices { if let kept = given[rows[index].slot] { rows[index].given = kept } }
    if let place = rows.firstIndex(where: { $0.slot == asked }) {
      current = place
    } else {
      isTyping = false
      current = min(current, max(0, rows.count - 1))
    }
  }

  private static func rows(_ desk: Desk, on subjects: [Subject]) -> [Row] {
    let meeting = desk.meeting
    let chairs = meeting.holder(of: .chair)
    /// Whether the agency has a place for another of these children too, so that its name alone does not tell which.
    func isSeveral(_ slot: Slot) -> Bool {
      desk.advice.quorum.slots.contains { other in
        other.slot.agency == slot.agency && other.slot != slot
          && (subjects.isEmpty || subjects.contains { other.slot.isAsked(about: $0.child) })
      }
    }
    var rows: [Row] = []
    for standing in desk.advice.quorum.slots {
      let slot = standing.slot
      let agency = slot.agency
      guard !rows.contains(where: { $0.slot == slot }) else { continue }
      let members = meeting.members(of: slot)
      let here = members.filter(\.isHere)
      let speaker = here.first { $0.key == chairs?.key } ?? here.first
      let isFilled = meeting.isFilled(slot)
      let concerned = subjects.filter { slot.isAsked(about: $0.child) }
      let given = view(of: slot, on: concerned, in: meeting)
      let absence = isFilled ? nil : absence(standing, members, in: meeting)
      // Of whoever is merely thought of only those are named who were here.
      let isCounted = standing.strength == .core || standing.strength == .required
      guard isFilled || given != nil || isCounted || standing.state == .left else { continue }
      guard subjects.isEmpty || !concerned.isEmpty else { continue }
      // Who is not here is missed for the children alone of whom its circumstance holds, as in the record.
      let missed = Set(meeting.concerned(by: slot, under: desk.procedure))
      guard
        isFilled || given != nil || subjects.isEmpty
          || concerned.contains(where: { missed.contains($0.child) })
      else { continue }
      let isChairs = chairs?.agency == agency && speaker?.key == chairs?.key
      rows.append(
        Row(
          slot: slot, name: isSeveral(slot) ? standing.name : desk.name(of: agency),
          who: who(speaker ?? members.first, others: max(0, here.count - 1)), absence: absence, given: given,
          voice: Voice(agency: agency, person: here.count == 1 || isChairs ? speaker?.key : nil)))
    }
    if let own = rows.firstIndex(where: { $0.agency == chairs?.agency }) { rows.append(rows.remove(at: own)) }
    return rows
  }

  private static func who(_ person: Person?, others: Int) -> String {
    guard let person else { return "nobody" }
    let how = person.attending.map { ", \($0.rawValue)" } ?? ""
    return person.name + (others > 0 ? " +\(others)" : "") + how
  }

  private static func absence(_ standing: Quorum.Standing, _ members: [Person], in meeting: Meeting) -> String
  {
    guard let left = members.compactMap({ $0.stays.last?.until }).max() else {
      return standing.state == .written ? "not present, in writing" : "not present"
    }
    return "not present, left \(London.local(left).clock)"
  }

  /// What a slot has said of all of them, of several children's the latest: what was asked of one alone is asked
  /// again of all.
  private static func view(of slot: Slot, on subjects: [Subject], in meeting: Meeting) -> Given? {
    let views = subjects.map { subject in
      subject.decision?.views.last { meeting.speaks($0.viewing.voice, for: slot) }
    }
    guard let last = views.compactMap({ $0 }).max(by: { $0.at < $1.at }), views.allSatisfy({ $0 != nil })
    else { return nil }
    return Given(
      view: last.viewing.view, words: TextField(last.viewing.words ?? ""), at: London.local(last.at),
      isWritten: true)
  }
}

// MARK: - Keys

extension AskedViews {
  enum Step: Equatable {
    case stays
    /// Back to the fields, at the first.
    case fields
    case lastField
    case save
    case told(String)
  }

  mutating func press(_ key: Keystroke, at now: LocalTime) -> Step {
    guard rows.indices.contains(current) else {
      return key == .shiftTab ? .lastField : key == .enter ? .save : .fields
    }
    return isTyping ? type(key) : ask(key, at: now)
  }

  private static let answers = "y agrees, n disagrees, - no view; down passes over"

  private mutating func ask(_ key: Keystroke, at now: LocalTime) -> Step {
    if let words = stray.take(key, then: Self.answers) { return .told(words) }
    switch key {
    case .character("y"), .character("Y"): give(.agrees, at: now)
    case .character("-"): give(.noView, at: now)
    case .character("n"), .character("N"):
      guard rows[current].absence == nil else { return .told("✗ \(rows[current].name) is not here") }
      rows[current].given = Given(view: .disagrees, words: TextField(), at: now, isWritten: false)
      isTyping = true
    case .character(let character):
      stray.add(character)
      return .told(Self.answers)
    case .backspace, .delete:
      guard rows[current].given?.isWritten == false else {
        return .told(rows[current].given == nil ? "not asked yet" : "that is on disk: ask again, or undo it")
      }
      rows[current].given = nil
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .enter: if !goToNextUnasked(from: current) { return .save }
    case .tab: return .fields
    case .shiftTab: return .lastField
    default: break
    }
    return .stays
  }

  private mutating func give(_ view: View, at now: LocalTime) {
    guard rows[current].absence == nil else { return }
    if rows[current].given?.view != view || rows[current].given?.isWritten == false {
      rows[current].given = Given(view: view, words: TextField(), at: now, isWritten: false)
    }
    goToNextUnasked(from: current)
  }

  private mutating func type(_ key: Keystroke) -> Step {
    switch key {
    case .enter, .tab, .down:
      isTyping = false
      goToNextUnasked(from: current)
    case .up:
      isTyping = false
      move(by: -1)
    case .shiftTab: isTyping = false
    case .character(let character):
      return paste(String(character)) ? .stays : .told("✗ a field holds 64 KiB at most")
    default: _ = rows[current].given?.words.edit(key)
    }
    return .stays
  }

  /// Types a text into the words; false where it is too long.
  mutating func paste(_ text: String) -> Bool {
    guard isTyping, rows.indices.contains(current) else { return false }
    return rows[current].given?.words.insert(flattened(text)) ?? false
  }

  private mutating func move(by step: Int) {
    let places = rows.indices.filter { step > 0 ? $0 > current : $0 < current }
    let able = { (index: Int) in rows[index].absence == nil }
    if let place = step > 0 ? places.first(where: able) : places.last(where: able) { current = place }
  }

  /// Goes to whoever was not asked, those behind first; false where all were.
  @discardableResult
  mutating func goToNextUnasked(from place: Int) -> Bool {
    let open = rows.indices.filter { rows[$0].absence == nil && rows[$0].given == nil }
    guard let next = open.first(where: { $0 > place }) ?? open.first else { return false }
    current = next
    return true
  }
}

// MARK: - Drafts

extension AskedViews {
  private static let prefix = "view "

  private static func name(of slot: Slot) -> String {
    prefix + slot.agency.text + (slot.child.map { " \($0)" } ?? "")
  }

  /// What was given and is not on disk: by the place, the view, when, and the words.
  var kept: [String: String] {
    var kept: [String: String] = [:]
    for row in rows {
      guard let given = row.given, !given.isWritten else { continue }
      kept[Self.name(of: row.slot)] = "\(given.view.rawValue)\n\(given.at)\n\(given.words.text)"
    }
    return kept
  }

  mutating func restore(_ kept: [String: String]) {
    for index in rows.indices {
      let parts = kept[Self.name(of: rows[index].slot)]?.split(
        separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      guard let parts, parts.count == 3, let view = View(rawValue: String(parts[0])),
        let at = LocalTime(parts[1])
      else { continue }
      rows[index].given = Given(view: view, words: TextField(String(parts[2])), at: at, isWritten: false)
    }
  }

  /// What is wrong with the words of a disagreement.
  func mistake() -> Mistake? {
    for row in rows {
      guard let given = row.given, !given.isWritten,
        let control = given.words.characters.first(where: \.isControl)
      else { continue }
      return Mistake(
        "views", "\(row.name): a control character, \(display(String(control))), cannot stand here")
    }
    return nil
  }
}
