import Calendar
import Meeting
import Procedures
import Text

extension NewMeeting {
  /// How a field was understood.
  public enum Reading: Hashable, Sendable {
    /// Nothing stands there, and nothing is missing.
    case blank
    /// What was understood, in full.
    case told(String)
    /// What is missing: it is marked, and never in the way.
    case gap(String)
    /// Why it is not understood.
    case wrong(String)
  }

  /// How a field is understood at `desk`.
  public func reading(of field: Field, at desk: HomeDesk) -> Reading {
    let text = trimmed(texts[field]?.text ?? "")
    // Something was typed that is no choice: that nothing is said there is not what was meant.
    if chosen != nil, let words = refused[field] { return .wrong(words) }
    switch field {
    case .procedure:
      guard let chosen else { return .wrong("there is no procedure: quorate procedures list") }
      if let why = unpinned[chosen.id] { return .gap("\(why): minute why it is used") }
      return isProcedureAssumed
        ? .told("as in the last meeting: Enter keeps it, a digit chooses another") : .blank
    case .rationale: return text.isEmpty ? .gap("why is it held again?") : .blank
    case .by: return text.isEmpty ? .gap("who referred?") : .blank
    case .agency: return text.isEmpty ? .gap("for which agency?") : .blank
    case .role, .language: return .blank
    case .how: return text.isEmpty ? .gap("by telephone, by e-mail, …?") : .blank
    case .received:
      if text.isEmpty { return .gap("now, \(Self.told(desk.local)), assumed") }
      return told { () throws(Refusal) in try moment(text, desk) }
    case .concern: return text.isEmpty ? .gap("what is alleged or feared, in the referrer's words?") : .blank
    case .identified:
      return text.isEmpty ? .blank : told { () throws(Refusal) in try moment(text, desk) }
    case .trigger: return trigger == nil ? .gap("what gave rise to it?") : .blank
    case .child(let index):
      if text.isEmpty {
        return index == 0 && isWithoutChildren ? .gap("NAME, born 3 May 2018 · unborn due 4 Jan") : .blank
      }
      if carriedChild(index, text) != nil { return .told("as it was") }
      do throws(Refusal) {
        return .told(try child(index, text, desk).told)
      } catch {
        return .wrong(error.message)
      }
    case .relative(let index):
      if text.isEmpty {
        if index == 0, carried == nil { return .gap(relativeForm(desk)) }
        return focus == field ? .told("one more of the family; Tab goes on to the address") : .blank
      }
      if text.first?.isNumber == true {
        return .wrong("that is nobody's name: Ctrl-U, and Tab goes on to the address")
      }
      do throws(Refusal) {
        return .told(try relative(index, text, desk).told)
      } catch {
        return .wrong(error.message)
      }
    case .address: return text.isEmpty ? .gap("where do they live?") : .blank
    case .interpreter: return interpreter == nil ? .gap("is one needed?") : .blank
    }
  }

  /// How many gaps the card has.
  public func gaps(at desk: HomeDesk) -> Int {
    fields.count { if case .gap = reading(of: $0, at: desk) { true } else { false } }
  }

  /// How many of its fields are not understood.
  public func notUnderstood(at desk: HomeDesk) -> Int {
    fields.count { if case .wrong = reading(of: $0, at: desk) { true } else { false } }
  }

  /// The first field that is not understood.
  func firstWrong(at desk: HomeDesk) -> (field: Field, words: String)? {
    for field in fields {
      if case .wrong(let words) = reading(of: field, at: desk) { return (field, words) }
    }
    return nil
  }

  private func told(_ read: () throws(Refusal) -> (time: LocalTime, note: String)) -> Reading {
    do throws(Refusal) {
      let (time, note) = try read()
      return .told(Self.told(time) + note)
    } catch {
      return .wrong(error.message)
    }
  }

  private static func told(_ time: LocalTime) -> String { "\(time.day.long) \(time.clock)" }

  private var isWithoutChildren: Bool {
    (0..<childCount).allSatisfy { (texts[.child($0)]?.isEmpty) ?? true }
  }
}

// MARK: - What it says

extension NewMeeting {
  /// The case as it was filled in; what is missing stays empty.
  func newCase(at desk: HomeDesk) throws(Refusal) -> NewCase {
    let children = try children(desk)
    var relatives: [Relative] = []
    for index in 0..<relativeCount {
      guard let text = typed(.relative(index)) else { continue }
      relatives.append(try relative(index, text, desk, children).relative)
    }
    let received = typed(.received)
    let identified = typed(.identified)
    let procedure = chosen
    let times: [(AssumedHour, String?)] = [(.received, received), (.identified, identified)]
    var assumed: Set<AssumedHour> = []
    for (hour, text) in times {
      if let text, !(try moment(text, desk).note.isEmpty) { assumed.insert(hour) }
    }
    var made = Case(
      trigger: trigger.map { triggers[$0].id },
      referral: Referral(
        by: typed(.by) ?? "", agency: typed(.agency) ?? "", role: typed(.role), how: typed(.how) ?? "",
        received: try received.map { text throws(Refusal) in try instant(text, desk) } ?? desk.now),
      concernIdentified: try identified.map { text throws(Refusal) in try instant(text, desk) },
      concern: typed(.concern) ?? "", children: children, relatives: relatives,
      address: typed(.address), firstLanguage: typed(.language), interpreter: interpreter,
      assumedHours: assumed)
    guard let carried else { return NewCase(procedure: procedure?.id ?? "", case: made) }
    made.relatives = carried.case.relatives + relatives
    made.otherChildren = carried.case.otherChildren
    made.follows = Reconvened(
      reference: carried.reference, rationale: typed(.rationale),
      lastScores: carried.scores.filter { score in children.contains { $0.key == score.child } })
    return NewCase(
      procedure: procedure?.id ?? "", case: made, acts: carried.acts(for: children.map(\.key)))
  }

  func typed(_ field: Field) -> String? {
    let text = trimmed(texts[field]?.text ?? "")
    return text.isEmpty ? nil : text
  }

  private func instant(_ text: String, _ desk: HomeDesk) throws(Refusal) -> Instant {
    London.instant(try moment(text, desk).time)
  }

  /// A time that has come; a weekday's name means the last one.
  private func moment(_ text: String, _ desk: HomeDesk) throws(Refusal) -> (time: LocalTime, note: String) {
    let reader = Reader(try context(desk))
    let phrase = Line(text).whole
    let when = try reader.happened(phrase)
    return (when.time, when.isHourAssumed ? " (\(when.time.clock) assumed)" : "")
  }

  /// The children who are named.
  func children(_ desk: HomeDesk) throws(Refusal) -> [Child] {
    var children: [Child] = []
    for index in 0..<childCount {
      if let child = try child(at: index, desk) { children.append(child) }
    }
    return children
  }

  /// Those of them who are understood, whatever is still to be mended of another.
  func childrenSoFar(_ desk: HomeDesk) -> [Child] {
    (0..<childCount).compactMap { index in
      do throws(Refusal) { return try child(at: index, desk) } catch { return nil }
    }
  }

  private func child(at index: Int, _ desk: HomeDesk) throws(Refusal) -> Child? {
    guard let text = typed(.child(index)) else { return nil }
    if let known = carriedChild(index, text) { return known }
    return try child(index, text, desk).child
  }

  /// The child that was carried over, while its line is as it was.
  private func carriedChild(_ index: Int, _ text: String) -> Child? {
    guard let carried, carried.case.children.indices.contains(index) else { return nil }
    return carried.case.children[index].line == text ? carried.case.children[index] : nil
  }

  private func child(
    _ index: Int, _ text: String, _ desk: HomeDesk
  ) throws(Refusal) -> (child: Child, told: String) {
    let reader = Reader(try context(desk))
    let understood = try reader.readChild(Line(text).whole)
    guard case .childAdded(var child)? = understood.drafts.first?.act else {
      throw Refusal(column: 1, word: "", message: "who? NAME, born 3 May 2018, or unborn due 4 Jan")
    }
    // A referral gives a child that is not born yet no name either.
    if child.isUnborn, child.name.lowercased() == "unborn" { child.name = "" }
    if let carried, carried.case.children.indices.contains(index) {
      child.key = carried.case.children[index].key
    }
    return (child, understood.preview)
  }

  func context(_ desk: HomeDesk, _ proceedings: Proceedings = Proceedings()) throws(Refusal) -> CaptureContext
  {
    guard let chosen else { throw Refusal(column: 1, word: "", message: "choose a procedure first") }
    return CaptureContext(
      proceedings: proceedings, procedure: chosen, now: desk.now, seat: .chair,
      speaker: desk.name, workingDays: desk.workingDays, fresh: desk.fresh)
  }
}
