public import Calendar
public import Meeting
public import Procedures

extension Due {
  /// What was promised with the decisions that were taken: who asks whoever was absent for their news by when, and the
  /// further discussion.
  ///
  /// They are dates of this meeting, not of the procedure: nothing is counted, and no time of theirs is too long.
  public static func promised(
    in meeting: Meeting, under procedure: Procedure, _ quorum: @autoclosure () -> Quorum, at now: Instant
  ) -> [Due] {
    let promising = meeting.decisions.filter { $0.taken?.again != nil || $0.taken?.without?.newsBy != nil }
    guard !promising.isEmpty else { return [] }
    let quorum = quorum()
    let all = promising.flatMap { decision -> [Due] in
      guard let taken = decision.taken, let moment = decision.moment else { return [] }
      let at = moment.at
      let missing = quorum.missing(at: moment, in: meeting).filter { $0.slot.isAsked(about: decision.child) }
      let names = missing.isEmpty ? nil : Situation.list(missing.map(\.name))
      func due(_ promise: Promise, _ what: String, by time: LocalTime, isMet: Bool = false) -> Due {
        let instant = London.instant(time)
        return Due(
          rule: "decide.without", timescale: what, what: what, due: time, instant: instant, from: at,
          moment: "\(time.day.long) \(time.clock)", reckoned: "as agreed",
          isProjected: false, state: isMet ? .met : .running(from: at, due: instant, at: now),
          child: decision.child, reason: nil, force: .should,
          citation: procedure.rules["decide.without"]?.cite
            ?? Citation(basis: .practice, source: procedure.header.short, place: ""), promise: promise)
      }
      var promised: [Due] = []
      if let by = taken.without?.newsBy {
        let who = taken.without?.news.map { news in
          news.person.flatMap(meeting.person)?.name ?? procedure.name(of: news.agency)
        }
        let asks = "\(who ?? "▲ who?") asks \(names ?? "whoever was absent") for information"
        // Where something came from each of them since, it was asked for.
        let isMet = !missing.isEmpty && missing.allSatisfy { meeting.hasHeard($0.slot, since: at) }
        promised.append(due(.news, asks, by: by, isMet: isMet))
      }
      if let again = taken.again {
        let discussion = "further discussion" + (names.map { " with \($0)" } ?? "")
        promised.append(due(.furtherDiscussion(discussion), "\(discussion), to be convened", by: again))
      }
      return promised
    }
    // What was said alike with several decisions about a child was promised once.
    return all.indices.filter { index in
      !all[..<index].contains {
        $0.timescale == all[index].timescale && $0.due == all[index].due && $0.child == all[index].child
      }
    }.map { all[$0] }
  }
}

extension Meeting {
  /// Whether something was minuted from a place, or came from it in writing, after a moment.
  fileprivate func hasHeard(_ slot: Slot, since instant: Instant) -> Bool {
    sayings.contains { said in said.at > instant && said.saying.voice.map { speaks($0, for: slot) } ?? false }
      || record(of: slot).writings.contains { $0.at > instant }
  }
}
