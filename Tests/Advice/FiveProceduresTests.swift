import Advice
import Calendar
import Meeting
import Pages
import Procedures
import Testing

@Suite("The page that shows the five procedures side by side")
struct FiveProceduresTests {
  @Test("is what the program says of the same facts under each")
  func page() throws { try expectPage(try FiveProcedures().text, "FiveProcedures") }

  @Test("shows five different columns in every part of which the texts differ")
  func differ() throws {
    let page = try FiveProcedures()
    for (part, cells) in [
      ("chair", page.columns.map { $0.procedure.chair.title }),
      ("required", page.columns.map { $0.people(.required) + $0.people(.core) }),
      ("agenda", page.columns.map { $0.procedure.agenda.map(\.name).joined() }),
      ("questions", page.columns.map { $0.asked.map(\.asks).joined() }),
      ("warnings", page.columns.map { $0.ended.warnings.map { "\($0.rule) \($0.message)" }.joined() }),
    ] {
      #expect(Set(cells).count == page.columns.count, "\(part)")
    }
  }
}

/// The page, from the procedures in the program and what they advise on the same facts.
struct FiveProcedures {
  /// One procedure, and what it advises at three moments.
  struct Column {
    let procedure: Procedure
    let called: Advice
    /// Had it not begun, and had nobody been reached, until the day by which two of the texts want it held.
    let waiting: Advice
    let deciding: Advice
    let ended: Advice

    init(_ area: String) throws {
      var discussion = try Discussion.ofTheSameFacts(under: area)
      procedure = discussion.procedure
      called = discussion.advice()
      waiting = discussion.advice("2026-11-25T12:00")
      discussion.beginsWithPoliceAndHealth()
      let item = procedure.agenda.first { $0.isDecisions }
      discussion.at("11:00", .itemOpened(try #require(item).id))
      deciding = discussion.advice()
      discussion.decides(1, "11:07")
      discussion.at("11:30", .ended)
      ended = discussion.advice()
    }

    /// The questions that hold after section 47 was decided for Maya: none of them was answered.
    var asked: [Question] { procedure.questions.filter { ended.unasked.contains($0.id) } }
  }

  let columns: [Column]

  init() throws {
    columns = try ["working-together", "bedford", "liverpool", "gloucestershire", "devon"].map(Column.init)
  }

  var text: String {
    let page = Document(columns: columns)
    return [
      Self.opening, page.people, page.clocks, page.agenda, page.risk, page.questions, page.decisions,
      page.actions, page.duties, page.warnings,
    ].joined(separator: "\n\n") + "\n"
  }

  private static let opening = """
    # Five procedures side by side

    The same referral, under each procedure in the program: who has to come, what is due when, what is asked and
    decided, and what is warned of.

    ## Overview

    Everything below is what the program says of one case. It is written by a test of the program and never by hand;
    where a procedure's file changes and this page does not, that test fails. WT is the national text, BED Bedford,
    LIV Liverpool, GLO Gloucestershire, DEV Devon. In brackets stands the text and its heading on which a thing
    rests; `[practice, not in GLO]` is good practice that stands in no text and is never critical. Where an area's
    text is silent the national one holds: *as WT*. <doc:Sources> goes the other way, from each paragraph of
    the five texts to where it lives.

    The case is made up. Maya, 8, is in hospital, on a school's roll and open to services; a medical may be needed.
    Her brother Theo, 3, is of nursery age, and their mother expects a baby. The school's head telephones the
    referral on Wednesday 18 November 2026 at 14:10, and takes no part. The concerns are particularly complex; nobody needs protection
    at once. Both parents have parental responsibility, and the father is absent. The discussion begins on Thursday
    at 10:30: a first-line manager of social care chairs, police and health are there, and nobody else. Decisions are
    opened at 11:00; at 11:07 section 47 is decided for Maya, jointly with police; at 11:30 the discussion is over,
    and nothing else was recorded. No chair would leave it so: it shows what each procedure then asks for.
    """
}
