import Advice
public import Calendar
import JSON
public import Meeting
public import Procedures

extension MinutesText {
  /// The minutes as they would read if the meeting closed at `now`, in lines of at most so many columns, unpaged;
  /// of a meeting that is closed, as they read.
  ///
  /// Nothing is written: the meeting stays as it is.
  public static func preview(
    of proceedings: Proceedings, under procedure: Procedure, at now: Instant,
    counting workingDays: WorkingDays, signers: [Role: Minutes.Signatory] = [:], columns: Int = 80
  ) throws(RecordError) -> [String] {
    let closing = proceedings.events.firstIndex { $0.act == .closed }
    let known = closing.map { Proceedings(proceedings.events[...$0]) } ?? proceedings
    let open = closing.map { Proceedings(proceedings.events[..<$0]) } ?? proceedings
    let advice = Advice(
      on: open.meeting, under: procedure, at: known.meeting.closed ?? now, counting: workingDays,
      closing: true)
    let statements = Minutes.statements(of: known, advice: advice, procedure: procedure, signers: signers)
    return minutes(try Statements(statements).tree, columns: max(40, columns)).paper.lines
  }
}
