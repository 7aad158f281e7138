import Calendar
import Console
import Meeting
import Procedures
import Testing

@Suite("Lines of any kind")
struct LineTests {
  @Test("a line of nothing but blanks is blank", arguments: ["", "   ", "\t \t"])
  func blank(line: String) throws {
    #expect(try Sitting.underWay().reading(line) == .blank)
  }

  @Test(
    "a column counts graphemes as they were typed",
    arguments: [
      ("+👩‍👧‍👦 Siân e\u{301}t @okfor", 12), ("  +See @okfor", 8), ("+\t\tSee\t@okfor", 8),
      ("^no +See @okfor", 10), ("+See ^yes @okfor", 11), ("+母亲 @okfor", 5),
    ])
  func columns(line: String, column: Int) throws {
    let refusal = try Sitting.underWay().refusal(line)
    #expect(refusal.column == column)
    #expect(refusal.word == "@okfor")
  }

  @Test(
    "a control character is refused where it stands; a tab is a blank",
    arguments: [
      ("police: a\u{0}b", 10), ("\u{1B}[2J", 1), ("ab\u{7F}", 3), ("a\u{9B}b", 2), ("a\nb", 2), ("a\r\nb", 2),
    ])
  func controls(line: String, column: Int) throws {
    let refusal = try Sitting.underWay().refusal(line)
    #expect(refusal.column == column)
    #expect(refusal.message.hasPrefix("a control character, <U+"))
  }

  @Test("a line holds 64 KiB and no more")
  func size() throws {
    let sitting = try Sitting.underWay()
    let full = String(repeating: "é", count: 32_768)
    #expect(try sitting.acts(full) == [.said(Saying(voice: nil, text: full, item: "concern"))])
    let refusal = try sitting.refusal(full + "x")
    #expect(refusal.message == "a line holds 64 KiB at most; begin another one")
    #expect(refusal.column == 32_769)
  }

  @Test(
    "a long hostile line is answered",
    arguments: [
      "by ", "#aisha ", "@x ", "\" ", "; who ", "a: ", "^", ", ", "until fri ", "on 1, ", "risk 1 ",
    ])
  func hostile(part: String) throws {
    let sitting = try Sitting.underWay()
    let many = String(repeating: part, count: 32_000 / part.utf8.count)
    for head in ["", "+", ":plan medical #aisha yes ", ":decide nfa "] {
      #expect(try sitting.reading(head + many) != .blank)
    }
  }

  @Test(
    "what was done before is sealed with the day that its words begin with, where they say the hour",
    arguments: [
      ("mon 15:40 Gran rang", "Mon 23 Nov 2026 15:40 Gran rang"),
      ("9:05 Gran rang", "Tue 24 Nov 2026 09:05 Gran rang"),
      ("sat with the child", "sat with the child"), ("tomorrow 9:00 Gran comes", "tomorrow 9:00 Gran comes"),
    ])
  func already(typed: String, text: String) throws {
    let understood = try Sitting.underWay().understood(":already \(typed)")
    #expect(understood.drafts.map(\.act) == [.alreadyDone(text)])
    #expect(understood.preview == "ALREADY DONE · \(text)")
  }

  @Test("what is hostile is kept as it was typed and shown harmless")
  func display() throws {
    let sitting = try Sitting.underWay()
    let text = "x\u{202E}gnp\u{2066}y"
    let understood = try sitting.understood(":already \(text)")
    #expect(understood.drafts.map(\.act) == [.alreadyDone(text)])
    #expect(understood.preview == "ALREADY DONE · x<U+202E>gnp<U+2066>y")
    #expect(try sitting.refusal(":\(text)").message.contains("“x<U+202E>gnp<U+2066>y”"))
  }

  @Test(
    "in a meeting about which nothing is known, a line is understood or says what has to come first",
    arguments: [
      (
        "police: x",
        "SAID Police: under no item   ▲ nobody of police is here; in writing? :written police: …"
      ),
      ("a note", "NOTE under no item   · said by nobody; begin with “police:” to say who"),
      ("+Ring", "ACTION 1 all children · Ring   ▲ who? · by when? · what for?"),
      ("+Ring @osei", "✗ nobody here is “osei”; new person: @\"Osei, role\""),
      ("+Ring risk 1", "✗ no risk 1: none is named yet"),
      ("+Ring #bob", "✗ no child “bob” here: none is named yet"),
      ("! x", "✗ no child is named yet: :child NAME, born DATE"),
      (":tonight gran's", "✗ no child is named yet: :child NAME, born DATE"),
      (":left police", "✗ nobody is named for police: :invite first"),
      (":undo", "✗ this seat has nothing to take back"),
      (":checked all", "✗ no child and nobody of the family is named yet"),
      (":invite police A Smith, sergeant", "INVITED A Smith, sergeant · police"),
      (":child Aisha, born 3 May 2018", "CHILD Aisha · born 3 May 2018, 8"),
      (":child Aisha born 3/5/2018, school Hill", "CHILD Aisha · born 3 May 2018, 8 · school Hill"),
      (":begin", "BEGIN at 10:44   ▲ who chairs? :chair WHO as GRADE"),
      (":agrees police", "✗ not before the discussion begins"),
      (":", "✗ which command? :action, :answer, :decide, :present and so on; F1 lists all"),
    ])
  func empty(line: String, row: String) throws {
    #expect(try Sitting.empty().row(line) == row)
  }

  @Test("one child needs no mark")
  func oneChild() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("a"), name: "Aisha", life: .unborn(due: nil))])
    #expect(try sitting.row("! Injury before birth") == "RISK Aisha · Injury before birth")
    #expect(try sitting.row("+Ring").hasPrefix("ACTION 1 Aisha · Ring"))
  }

  @Test("children who share a first name are called by both names, and a beginning that fits both by neither")
  func sharedNames() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [
      Child(key: ChildKey("a"), name: "Sam Reed", life: .unborn(due: nil)),
      Child(key: ChildKey("b"), name: "Sam Poole", life: .unborn(due: nil)),
    ])
    #expect(try sitting.row("! x #sampoole") == "RISK Sam Poole · x")
    #expect(try sitting.row("! x #sam") == "✗ “sam” is Sam Reed or Sam Poole")
  }

  @Test("somebody's baby is called so, and what is for the baby is not for its mother")
  func somebodysBaby() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [
      Child(key: ChildKey("keira"), name: "Keira Doyle", life: .born(try #require(Day("2010-05-03")))),
      Child(key: ChildKey("baby"), name: "Keira's baby", life: .unborn(due: nil)),
    ])
    #expect(try sitting.row("! x") == "RISK no child named · x   ▲ which child? #keira #keirasbaby #all")
    #expect(try sitting.row("! x #keirasbaby") == "RISK Keira's baby · x")
    #expect(try sitting.row("! x #unborn") == "RISK Keira's baby · x")
    #expect(try sitting.row("! x #keira") == "RISK Keira · x")
    #expect(try sitting.row("+Book Keira's baby's scan").hasPrefix("ACTION 1 Keira's baby · Book"))
    #expect(try sitting.row("+See Keira's school, and her").hasPrefix("ACTION 1 Keira · See"))
    #expect(
      try sitting.row(":person Ann Doyle, grandmother, pr yes")
        == "PERSON Ann Doyle · grandmother · pr yes for Keira (Keira's baby: nobody before birth)")
  }

  @Test("one who is called by a name that begins another's is marked by it")
  func nameWithinName() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [
      Child(key: ChildKey("a"), name: "Sam", life: .unborn(due: nil)),
      Child(key: ChildKey("b"), name: "Sam Poole", life: .unborn(due: nil)),
    ])
    #expect(try sitting.row("! x #sam") == "RISK Sam · x")
    #expect(try sitting.row("! x #sampoole") == "RISK Sam Poole · x")
  }

  @Test("a procedure without a ladder takes the level in words, one without prompts says so")
  func otherProcedure() throws {
    var sitting = try Sitting.underWay()
    sitting.procedure = try Library.resolve("working-together", directories: []).procedure
    #expect(
      try sitting.row(":escalate 1 to the named doctors with A Bell")
        == "ESCALATE dissent 1 to the named doctors with A Bell, since 10:44")
    #expect(try sitting.row(":answer 1 #aisha x") == "✗ no prompt “1”: this procedure has none")
  }
}
