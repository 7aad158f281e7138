import Console
import Meeting
import Testing

@Suite("The one table of commands")
struct CommandTests {
  @Test("no key stands twice in one context, and none that means something everywhere stands elsewhere")
  func keys() {
    for context in Command.Context.allCases {
      let keys = Command.all.filter { $0.context == context || $0.context == .anywhere }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(context.rawValue): \(keys.sorted())")
    }
  }

  @Test("no name and no verb stands twice")
  func names() {
    let names = Command.all.map(\.name)
    #expect(Set(names).count == names.count)
    let verbs = Command.all.compactMap(\.verb)
    #expect(Set(verbs).count == verbs.count)
  }

  @Test("every verb has a row", arguments: Verb.allCases)
  func row(verb: Verb) throws {
    let row = try #require(Command.named(verb: verb.rawValue))
    let bare: Set<Verb> = [.begin, .pause, .resume, .end]
    #expect((row.form == nil) == bare.contains(verb))
  }

  @Test(
    "the rows of the design's key table are there, with their keys",
    arguments: [
      ("line.open", "i"), ("act.action", "a +"), ("act.note", "n"), ("risk.answer", "r"),
      ("roll.presence", "p"), ("chase.log", "l"), ("score.open", "s"), ("tonight.set", "t"),
      ("circumstance.open", "o"), ("already.add", "x"), ("warnings.list", "w"), ("child.next", "c"),
      ("pane.zoom", "z"), ("act.undo", "u"), ("meeting.menu", "m"), ("decision.open", "d"),
      ("dissent.escalate", "e"), ("agenda.next", "."), ("meeting.begin", "b"), ("palette", ":"),
      ("search", "/"), ("help", "? F1"), ("meeting.leave", "q"), ("pane.next", "Tab"),
      ("pane.previous", "Shift-Tab"), ("open", "Enter"), ("back", "Esc"), ("line.commit", "Enter"),
      ("line.complete", "Tab"), ("line.history", "Up Down"), ("line.as-note", "Ctrl-N"),
      ("line.clear", "Ctrl-C Ctrl-U"), ("line.scroll", "PgUp PgDn"), ("home.swap", "Ctrl-T"),
      ("field.next", "Tab Enter"), ("field.previous", "Shift-Tab"), ("card.save", "Ctrl-S"),
      ("card.keep", "Esc"), ("card.discard", "Ctrl-D"), ("position", "y n -"), ("score.no-view", "-"),
      ("score.reveal", "v"),
      ("warning.override", "o"), ("closing.next", "Ctrl-S"), ("closing.sign", "close Enter"),
      ("redraw", "Ctrl-L"), ("register.open", "Enter"), ("convene", "n"), ("sign", "s"), ("send", "x"),
      ("done", "d"), ("hand-over", "h"), ("reconvene", "r"), ("register.search", "/"),
      ("tab.1-5", "1 2 3 4 5"), ("quit", "q"), ("register.help", "? F1"),
    ])
  func keyTable(name: String, keys: String) throws {
    #expect(try #require(Command.named(name)).keys.joined(separator: " ") == keys)
  }

  @Test(
    "what cannot be given now says why",
    arguments: [
      ("warning.override", Seat.minutes, State.live, "only the chair can override"),
      ("decision.take", .minutes, .live, "only the chair can decide"),
      ("agenda.next", .minutes, .live, "only the chair can close this item and open the next"),
      ("act.note", .room, .live, "the room seat only looks on"),
      ("meeting.begin", .chair, .live, "the discussion has begun"),
      ("meeting.begin", .chair, .paused, "the discussion has begun"),
      ("meeting.resume", .chair, .live, "the discussion is not paused"),
      ("meeting.pause", .chair, .paused, "the discussion is paused: :resume first"),
      ("risk.answer", .chair, .assembling, "not before the discussion begins"),
      ("presence.left", .chair, .ended, "the discussion is over"),
      ("act.note", .chair, .closedUnsigned, "the record is closed; a correction is an addendum"),
      ("act.note", .chair, .signed, "the record is closed; a correction is an addendum"),
      ("done", .chair, .declined, "the discussion was declined"),
      ("done", .chair, .signed, ""), ("act.note", .minutes, .assembling, ""),
      ("decision.open", .minutes, .live, ""), ("decision.take", .chair, .live, ""),
    ])
  func unavailable(name: String, seat: Seat, state: State, reason: String) throws {
    #expect(try (#require(Command.named(name)).unavailable(seat, state) ?? "") == reason)
  }

  @Test("a line is refused where its command cannot be given, at the verb, and so is a note")
  func refused() throws {
    var sitting = try Sitting.underWay()
    sitting.write(.ended)
    sitting.write(.closed)
    let closed = "the record is closed; a correction is an addendum"
    #expect(
      try sitting.refusal(":answer 1 #aisha x") == Refusal(column: 2, word: "answer", message: closed))
    #expect(try sitting.refusal("+See Aisha") == Refusal(column: 1, word: "+", message: closed))
    #expect(try sitting.refusal("  police: x") == Refusal(column: 3, word: "", message: closed))
    #expect(try sitting.row(":done 1 seen alone") == "DONE 1 · Action 1 │ seen alone")
  }

  @Test("the reference names every verb with its form and its help")
  func reference() {
    let reference = Command.reference()
    for command in Command.all {
      guard let verb = command.verb else { continue }
      #expect(reference.contains("\n:\(verb.rawValue)\(command.form.map { " \($0)" } ?? "")\n"))
      #expect(reference.contains("    \(command.help)"))
    }
    #expect(reference.contains("^no ^yes ^agency ^after EVENT"))
    #expect(reference.split(separator: "\n").allSatisfy { $0.count <= 160 })
  }

  @Test(
    "what decides or measures asks for the child where there is more than one",
    arguments: [
      ":answer 1 x", ":score health 6", ":tonight gran's", ":propose s47 joint",
      ":decide s47 joint owner osei because x", ":order EPO from today until fri @osei",
    ])
  func needsChild(line: String) throws {
    let verb = try #require(line.dropFirst().split(separator: " ").first)
    #expect(Command.named(verb: String(verb))?.needsChild == true)
    #expect(try Sitting.underWay().refusal(line).message == "which child? #aisha #cal #unborn #all")
  }
}
