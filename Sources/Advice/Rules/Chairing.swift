import Meeting
import Procedures

extension Rule {
  /// Who chairs, and who takes the minutes?
  static let chairing = [
    Rule("chair.grade", .critical) { the in
      guard the.isUnderWay || the.meeting.state == .assembling else { return [] }
      let chair = the.procedure.chair
      if the.meeting.offices[.chair] == nil {
        guard the.isUnderWay else { return [] }
        return [
          Finding(
            "Nobody is named as the chair: \(chair.title)", "name who chairs, with :chair",
            at: .office(.chair),
            severity: .notice, citing: chair.cite)
        ]
      }
      let held = the.meeting.offices[.chair]?.grade
      let ranks = chair.grades.map(\.id)
      // Of several grades that are asked for, the most senior.
      let asked = chair.required.filter { the.holds($0.when) }
        .compactMap { required in ranks.firstIndex(of: required.grade).map { (required, $0) } }
      guard let (required, needed) = asked.max(by: { $0.1 < $1.1 }) else { return [] }
      if let held, let rank = ranks.firstIndex(of: held), rank >= needed { return [] }
      let name = chair.grades[needed].name
      return [
        Finding(
          "The circumstances ask for somebody else in the chair: \(name)",
          "hand the chair over, or say why not",
          // Before it begins somebody else can still be asked.
          at: .office(.chair), severity: the.isUnderWay ? nil : .warning, citing: required.cite)
      ]
    },

    Rule("chair.minutes", .notice) { the in
      guard the.isUnderWay, the.procedure.minuteTaker != nil,
        let chair = the.meeting.offices[.chair]?.person
      else { return [] }
      let takes = the.meeting.offices[.minuteTaker]?.person
      guard takes == nil || takes == chair else { return [] }
      return [
        Finding(
          "Nobody but the chair takes the minutes", "name a minute-taker", at: .office(.minuteTaker),
          citing: the.procedure.minuteTaker?.cite)
      ]
    },
  ]
}
