import Calendar
import Meeting
import Procedures

extension Rule {
  /// In which form is it held, why again, and by which rules?
  static let holding = [
    Rule("form.telephone", .notice) { the in
      guard the.meeting.state == .assembling || the.isUnderWay,
        the.meeting.form == .telephone || the.meeting.form == .series,
        let situations = the.procedure.rules["form.telephone"]?.when
      else { return [] }
      let here = the.meeting.holding(situations, under: the.procedure)
      guard !here.isEmpty else { return [] }
      return [
        Finding(
          "By telephone alone, where faces may do better: \(Situation.list(here.map(\.name)))",
          "meet face to face or by video, with :form, or say why not", at: .roll(nil))
      ]
    },

    Rule("case.identity", .notice, isOfOneThing: true) { the in
      guard the.isUnderWay, the.isPastOpening else { return [] }
      let meeting = the.meeting
      let open =
        meeting.case.children.filter { !meeting.checkedChildren.contains($0.key) }.map {
          the.name(of: $0.key)
        }
        + meeting.case.relatives.filter { !meeting.checkedRelatives.contains($0.key) }.map(\.name)
      guard !open.isEmpty else { return [] }
      let unseen = meeting.persons.filter { $0.attending == .phone || $0.attending == .video }.map(\.name)
      let aside = unseen.isEmpty ? "" : ", \(Situation.list(unseen)) too, by telephone or video"
      return [
        Finding(
          "Identity not checked aloud: \(Situation.list(open))",
          "read out names, dates of birth and addresses, have everybody agree\(aside), then :checked all",
          at: .agenda(the.procedure.agenda.first?.id))
      ]
    },

    Rule("reconvene.rationale", .warning) { the in
      guard the.isUnderWay, let follows = the.meeting.case.follows, follows.rationale?.isEmpty ?? true else {
        return []
      }
      // A referral does not change once it is called; what is minuted as the reason gives it too.
      let item = the.procedure.rules["reconvene.rationale"]?.item
      guard item.map({ !the.meeting.minutedItems.contains($0) }) ?? true else { return [] }
      return [
        Finding(
          "Held again after \(follows.reference), and no rationale for it",
          "minute why it is held again\(item.flatMap { id in the.procedure.agenda.first { $0.id == id } }.map { ", under \($0.name)" } ?? "")",
          at: .agenda(item))
      ]
    },

    Rule("procedure.dated", .notice) { the in
      let header = the.procedure.header
      guard the.meeting.state == .assembling || the.isUnderWay, let date = header.date,
        let months = header.reviewMonths, let review = date.adding(months: months),
        review < London.local(the.now).day
      else { return [] }
      return [
        Finding(
          "\(header.title), \(header.revision), is of \(date.long): its review was due \(review.long)",
          "ask whether there is a newer one", at: .clock)
      ]
    },
  ]
}

extension Situation {
  /// Whether the discussion has gone on from its first item, or is near its end.
  fileprivate var isPastOpening: Bool {
    isEnding || decisionsAreOpen
      || meeting.items.contains { $0.opened != nil && $0.name != procedure.agenda.first?.id }
  }
}

extension Day {
  /// The same day so many months later, or the last one where that month is shorter.
  fileprivate func adding(months: Int) -> Day? {
    let month = month - 1 + months
    return (0...3).lazy.compactMap {
      Day(year: year + month / 12, month: month % 12 + 1, day: day - $0)
    }.first
  }
}
