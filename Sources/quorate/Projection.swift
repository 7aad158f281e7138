import JSON
import Meeting
import Register

extension Projection {
  /// What the register's list shows of a meeting, and what its search finds.
  static let ours = Projection(
    summarise: { meeting in
      [
        "rehearsal": .bool(meeting.isRehearsal),
        "children": .array(
          meeting.case.children.map { .string($0.isUnborn && $0.name.isEmpty ? "unborn" : $0.name) }),
      ]
    },
    text: { event in
      switch event.act {
      case .said(let saying): saying.text
      case .action(let plan): plan.text
      case .decided(let deciding): deciding.because
      case .riskNamed(_, let text, _): text
      case .answered(_, _, let text): text
      case .written(_, let text): text
      case .convened(let convening):
        ([convening.reference, convening.case.concern] + convening.case.children.map(\.name)
          + convening.case.relatives.map(\.name)).joined(separator: " ")
      default: nil
      }
    })
}
