import Advice
import Calendar
import Meeting
import Procedures
import Text

extension Card {
  /// What it is called, and the first words that were entered, by which one of several is told from another.
  fileprivate var told: String {
    let typed = form.fields.first { !$0.isChoice && !$0.isEmpty }?.text.text
    return title + (typed.map { ": \(display($0.prefix(40)))" } ?? "")
  }
}

extension Desk {
  /// What was written as taking it back is told, with its first words, by which it is told from others.
  fileprivate func begun(_ event: Event) -> String {
    guard case .said(let saying) = event.act else { return cut(display(toldWhole([event])), to: 40) }
    return cut(display("\(event.act.title): \(saying.text)"), to: 40)
  }
}

extension Announcement {
  /// Whether to begin, with who is there and who is not.
  static func begin(at desk: Desk) -> Announcement {
    let quorum = desk.advice.quorum
    let missing = quorum.missing.map(\.name)
    let told =
      missing.isEmpty
      ? "Quorate: \(quorum.present) of \(quorum.needed) core agencies are here."
      : "INQUORATE: \(quorum.present) of \(quorum.needed) core agencies are here; nobody for \(missing.joined(separator: ", "))."
    var lines = ["Enter stamps \(desk.local.clock) as the beginning. It can be taken back.", "", told]
    var choices = [Choice(.enter, "begin") { _ in writes(Entry(line: ":begin")) }]
    if let clerk = desk.meeting.holder(of: .minuteTaker), !clerk.isHere,
      clerk.key != desk.meeting.holder(of: .chair)?.key
    {
      lines += [
        "", "\(clerk.name) takes the minutes, and is not marked here: p marks who comes, now or later.",
      ]
    }
    // Nobody is here because they pressed a key; but who chairs is the one whom everybody forgets to mark.
    if let chair = desk.meeting.holder(of: .chair), !chair.isHere {
      lines += [
        "",
        "\(chair.name) chairs, and is not marked here: begin with 1 in the room, 2 by video or 3 by telephone instead.",
      ]
      let who = Spelt.who(Voice(agency: chair.agency, person: chair.key), in: desk.meeting)
      for (key, how, words) in [
        ("1", "room", "room"), ("2", "video", "meeting by video"), ("3", "phone", "meeting by phone"),
      ] {
        choices.append(
          Choice(.character(Character(key)), words) { _ in
            writes(Entry(line: ":begin\n:present \(who) \(how)"))
          })
      }
    }
    return Announcement("Begin the discussion", lines, choices)
  }

  /// Which of the cards that are not saved to go on with.
  static func unfinished(_ cards: [Card]) -> Announcement {
    let choices = zip("123456789", cards).map { digit, card in
      Choice(.character(digit), card.told) { _ in .becomes(.card(card)) }
    }
    return Announcement(
      "Cards that are not saved", choices.map { "\($0.key.spelling)   \($0.words)" }, choices)
  }

  private static let keepsBoth = "The record keeps both: what was written, and that it was taken back."

  /// Whether to take back what this seat wrote last, which is told whole: of several children what was said of them in
  /// one go. `s` goes over to what is selected.
  static func undo(_ last: Event?, selected: Event?, at desk: Desk) -> Announcement {
    let together = last.map(desk.together(with:)) ?? []
    var lines = together.isEmpty ? [nothingToTakeBack] : toldWhole(together, at: desk) + ["", keepsBoth]
    var choices = together.isEmpty ? [] : [takesBack(together)]
    if let selected, selected.id != last?.id {
      lines += [
        "", "s   what is selected instead: \(London.local(selected.at).clock) \(desk.begun(selected))",
      ]
      choices.append(
        Choice(.character("s"), "what is selected instead") {
          .becomes(.announcement(.undo(selected: selected, at: $0)))
        })
    }
    return Announcement("Take back", lines, choices)
  }

  /// Whether to take back what is selected, whoever wrote it.
  private static func undo(selected: Event, at desk: Desk) -> Announcement {
    var lines = toldWhole([selected], at: desk)
    lines[0] += ", selected"
    if selected.by.seat != desk.seat { lines[0] += ", written by \(selected.by.person)" }
    return Announcement("Take back", lines + ["", keepsBoth], [takesBack([selected])])
  }

  private static let nothingToTakeBack = "Nothing of this seat's is left to take back."

  private static func toldWhole(_ together: [Event], at desk: Desk) -> [String] {
    guard let last = together.last else { return [] }
    return ["\(London.local(last.at).clock)  \(last.act.title)", "", desk.toldWhole(together)]
  }

  private static func takesBack(_ together: [Event]) -> Choice {
    let entry = Entry(takingBack: together)
    return Choice(.enter, "take it back") { _ in writes(entry) }
  }

  /// Whether to leave; the meeting runs on.
  static func leave(at desk: Desk, unsaved: Int) -> Announcement {
    var lines = [
      desk.meeting.closed == nil
        ? "The meeting runs on; come back with the same command, to the same place."
        : "The meeting is closed; the same command shows it again."
    ]
    if unsaved > 0 {
      lines.insert(
        "✗ NOT SAVED: \(unsaved) \(unsaved == 1 ? "act is" : "acts are") only on this screen and would be lost.",
        at: 0)
    }
    return Announcement(
      "Leave", lines, [Choice(.enter, "leave") { _ in Outcome(layering: .finishes, effects: [.leave]) }])
  }

  /// Whether to open, or skip, an item of the agenda; the one that is open stays open.
  static func item(_ id: String, at desk: Desk) -> Announcement {
    let name = desk.procedure.agenda.first { $0.id == id }?.name ?? id
    let current = desk.meeting.currentItem.flatMap { $0.name == id ? $0.opened : nil }
    var lines = [
      current.map { "This item is open since \(London.local($0).clock); Enter goes on with it." }
        ?? "Enter opens this item now; what is open is done."
    ]
    var choices = [
      current != nil
        ? Choice(.enter, "go on with it") { _ in .closes }
        : Choice(.enter, "open it") { _ in writes(Entry(":item \(id)", acts: [.itemOpened(id)])) },
      Choice(.character("s"), "skip it, with the reason") { _ in
        Outcome(layering: .finishes, line: ":skip \(id) because ")
      },
    ]
    if id == desk.procedure.agenda.last?.id, let words = desk.waitingForEnd { lines += ["", words] }
    let lacking = desk.lacking(under: id).map { question in
      "▲ \(question.asks) Lacks \((desk.advice.lacking[question.id] ?? []).joined(separator: ", "))."
    }
    if !lacking.isEmpty { lines += ["", "Answered, but not in full; w leads to each:"] + lacking }
    let open = desk.unasked(under: id)
    if !open.isEmpty {
      let unasked = desk.procedure.questions.filter { open.contains($0.id) }
      lines += ["", "Nobody has asked yet:"] + unasked.prefix(8).map { "○ \($0.asks)" }
      if unasked.count > 8 { lines.append("  and \(unasked.count - 8) more") }
      choices.append(
        Choice(.character("a"), "answer them, one after the other") { desk in
          Card.questions(under: id, at: desk).map { .becomes(.card($0)) } ?? .tells("every question is asked")
        })
    }
    return Announcement(name, lines, choices)
  }

  /// What mends it that nobody, or somebody without a word, is at a place of the roll.
  static func slot(_ slot: Slot, at desk: Desk) -> Announcement {
    let standing = desk.advice.quorum.slots.first { $0.slot == slot }
    let name = standing?.name ?? desk.name(of: slot.agency)
    let state = desk.meeting.state
    let agency = slot.agency.text
    let child = slot.child.map { " " + Spelt.child($0, in: desk.meeting) } ?? ""
    func offers(_ command: String) -> Bool {
      Command.named(command)?.unavailable(desk.seat, state) == nil
    }
    func goesOn(_ line: String) -> @Sendable (Desk) -> Outcome {
      { _ in Outcome(layering: .finishes, line: line) }
    }
    var choices: [Choice] = []
    if offers("roll.presence") {
      let words = state == .assembling ? "who is coming" : "who comes and goes"
      choices.append(
        Choice(.character("p"), words) { .becomes(.presence(PresencePicker(at: $0, showing: name))) })
    }
    if offers("chase.log") {
      choices.append(Choice(.character("l"), "log a call", goesOn(":chase \(agency)\(child) ")))
      choices.append(
        Choice(.character("i"), "invite somebody") { .becomes(.card(Card(.invitation(slot), at: $0))) })
      choices.append(
        Choice(.character("a"), "record apologies", goesOn(":apologies \(agency)\(child) because ")))
      choices.append(
        Choice(.character("t"), "record what it sent in writing", goesOn(":written \(agency)\(child): ")))
    }
    if offers("slot.without") {
      choices.append(
        Choice(.character("g"), "go on without it, with the reason") {
          .becomes(.card(Card(.without(slot), at: $0)))
        })
    }
    if offers("act.action"), state != .assembling {
      choices.append(
        Choice(.character("r"), "ask for its information: an action marked <\(agency)") {
          .becomes(.card(Card(obtainingFrom: slot, at: $0)))
        })
    }
    if offers("act.note"), state != .assembling {
      let speaker = ([agency] + [slot.child.map(desk.name)].compactMap(\.self)).joined(separator: " ")
      choices.append(Choice(.character("n"), "minute what it says", goesOn("\(speaker): ")))
    }
    let people = desk.meeting.people(of: slot).map { person in
      [person.name, person.role, person.contact].compactMap(\.self).filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
    let contact = people + (standing?.contact.map { ["Contact: \($0)"] } ?? [])
    return Announcement(
      name,
      choices.map { "\($0.key.spelling)   \($0.words)" } + (contact.isEmpty ? [] : [""] + contact),
      choices)
  }

  /// What can be done with the meeting as a whole.
  static func menu(at desk: Desk) -> Announcement {
    let state = desk.meeting.state
    func offers(_ command: String) -> Bool {
      Command.named(command)?.unavailable(desk.seat, state) == nil
    }
    var choices: [Choice] = []
    if offers("meeting.begin") {
      choices.append(Choice(.character("b"), "begin") { .becomes(.announcement(.begin(at: $0))) })
    }
    if offers("meeting.pause") {
      choices.append(Choice(.character("p"), "pause") { _ in writes(Entry(line: ":pause")) })
    }
    if offers("meeting.resume") {
      choices.append(Choice(.character("p"), "go on after the pause") { _ in writes(Entry(line: ":resume")) })
    }
    if offers("closing.choose"), state != .assembling, state != .declined {
      let words = desk.seat == .chair ? "close: check, end, read, sign" : "look at closing: check, read"
      choices.append(Choice(.character("c"), words) { .becomes(.closing(Closing(at: $0))) })
    }
    if offers("meeting.decline") {
      choices.append(Choice(.character("d"), "decline") { .becomes(.card(Card(.decline, at: $0))) })
    }
    choices.append(
      Choice(.character("r"), "read the referral") { .becomes(.whole(WholeText(referralAt: $0))) })
    choices.append(
      Choice(.character("h"), "hand the chair over") { _ in Outcome(layering: .finishes, line: ":chair ") })
    choices.append(
      Choice(.character("i"), "invite somebody") { .becomes(.card(Card(.invitation(nil), at: $0))) })
    choices.append(
      Choice(.character("f"), "add somebody of the family") { .becomes(.card(Card(.relative, at: $0))) })
    choices.append(
      Choice(.character("e"), "take a disagreement up") { desk in
        desk.meeting.dissents.contains { $0.settled == nil }
          ? .becomes(.card(Card(.escalation(nil), at: desk))) : .tells("no disagreement is open")
      })
    choices.append(
      Choice(.character("q"), "leave; the meeting runs on") {
        .becomes(.announcement(.leave(at: $0, unsaved: 0)))
      })
    return Announcement("The meeting", choices.map { "\($0.key.spelling)   \($0.words)" }, choices)
  }

  private static func writes(_ entry: Entry) -> Outcome { .writes(entry) }
}
