import Calendar
import Console
import JSON
import Meeting
import Register

extension Register {
  /// What the register's screen shows, with at most so many rows in each of its lists.
  ///
  /// No journal is read: what is pending stands in the register's own tables.
  func homeRows(at now: Instant, limit: Int = 100) throws -> HomeRows {
    var rows = HomeRows()
    // Where a seat holds the register just now, the next reading makes them.
    rows.unread = (try? remake(atMost: 50)) ?? 0
    let listed = try list(limit: limit)
    rows.meetings = listed.map { HomeMeeting($0) }
    rows.people = Self.people(in: listed)
    rows.actions = try matters(.action, limit: limit)
    // Nothing is written to a record once it is signed, so that an arrangement that ended, and news that were to come,
    // are called to mind a week.
    let week = now.adding(seconds: -7 * 86_400)
    let arranged =
      try matters(.tonight, from: week, limit: limit) + matters(.news, from: week, limit: limit)
    let dates = (try matters(.date, limit: limit) + arranged).sorted {
      ($0.due?.seconds ?? .max) < ($1.due?.seconds ?? .max)
    }
    let convene = (try matters(.convene, limit: limit) + matters(.further, limit: limit)).sorted {
      ($0.due?.seconds ?? .max) < ($1.due?.seconds ?? .max)
    }
    let send = try matters(.send, limit: limit)
    rows.deadlines = (convene + send + dates).sorted {
      ($0.due?.seconds ?? .max) < ($1.due?.seconds ?? .max)
    }
    let today = London.local(now).day
    let midnight = London.instant(LocalTime.endOfDay(today)).adding(seconds: 60)
    let soon = London.instant(LocalTime.endOfDay(today.adding(days: 3))).adding(seconds: 60)
    rows.today =
      convene + (try matters(.running, limit: limit).map(withSeats)) + (try matters(.unsigned, limit: limit))
      + send
      + dates.filter { $0.due.map { $0 < soon } ?? false }
      + rows.actions.filter { $0.due.map { $0 < midnight } ?? false }
    let pending = try HomeMatter.Kind.allCases.reduce(into: [HomeMatter.Kind: Int]()) {
      $0[$1] = try count($1.rawValue)
    }
    let arrangedSoon = arranged.count { $0.due.map { $0 < soon } ?? false }
    func sum(_ kinds: HomeMatter.Kind...) -> Int { kinds.reduce(0) { $0 + (pending[$1] ?? 0) } }
    let datesSoon = try count(HomeMatter.Kind.date.rawValue, before: soon)
    let actionsToday = try count(HomeMatter.Kind.action.rawValue, before: midnight)
    let standing = sum(.convene, .further, .running, .unsigned, .send)
    rows.counts = [
      .today: standing + datesSoon + arrangedSoon + actionsToday,
      .meetings: try count(), .actions: sum(.action),
      .deadlines: sum(.convene, .further, .send, .date) + arranged.count,
      .people: rows.people.count,
    ]
    return rows
  }

  /// Where the words stand, the one written last first.
  func find(_ search: HomeSearch, at now: Instant, limit: Int = 200) throws -> [HomeFound] {
    if search.isOverdue {
      let words = search.words.lowercased().split(separator: " ")
      return try pending(HomeMatter.Kind.action.rawValue, before: now, limit: 10 * limit)
        .filter { pending in
          let text = (pending.matter.shown["what"]?.string ?? "").lowercased()
          let agency = pending.matter.shown["agency"]?.string ?? ""
          return words.allSatisfy { text.contains($0) } && agency.begins(with: search.agency)
            && search.includes(pending.meeting)
        }
        .prefix(limit)
        .map {
          HomeFound(
            meeting: HomeMeeting($0.meeting),
            text: "#\($0.matter.number) \($0.matter.shown["what"]?.string ?? "")")
        }
    }
    if search.words.isEmpty {
      return try list(limit: 50 * limit).filter { search.includes($0) && $0.involves(search.agency) }
        .prefix(limit).map { HomeFound(meeting: HomeMeeting($0), text: "") }
    }
    let found = try self.search(search.words, limit: 5 * limit)
    var meetings: [String: Listed] = [:]
    return try found.compactMap { found -> HomeFound? in
      let listed = try meetings[found.reference] ?? listed(found.reference)
      meetings[found.reference] = listed
      guard search.includes(listed), listed.involves(search.agency) else { return nil }
      return HomeFound(meeting: HomeMeeting(listed), text: found.text)
    }.prefix(limit).map { $0 }
  }

  private func matters(
    _ kind: HomeMatter.Kind, from: Instant? = nil, limit: Int
  ) throws -> [HomeMatter] {
    try pending(kind.rawValue, from: from, limit: limit).map { HomeMatter(kind, $0) }
  }

  /// The same, with who sits there just now.
  private func withSeats(_ matter: HomeMatter) -> HomeMatter {
    func isTaken(_ seat: Seat) -> Bool {
      DraftFile.isTaken(matter.meeting.reference, seat: seat, in: self)
    }
    var matter = matter
    matter.meeting.seated =
      switch (isTaken(.chair), isTaken(.minutes)) {
      case (true, true): "both seats are in use"
      case (true, false): "the chair's seat is in use"
      case (false, true): "the minutes seat is in use"
      case (false, false): nil
      }
    return matter
  }

  private static func people(in meetings: [Listed]) -> [HomePerson] {
    var order: [[String]] = []
    var references: [[String]: [String]] = [:]
    for meeting in meetings {
      for person in meeting.summary["people"]?.array ?? [] {
        let key = person.array?.compactMap(\.string) ?? []
        guard key.count == 3 else { continue }
        if references[key] == nil { order.append(key) }
        references[key, default: []].append(meeting.reference)
      }
    }
    return order.map {
      HomePerson(
        name: $0[0], agency: $0[1].split(separator: "-").joined(separator: " "), role: $0[2],
        references: references[$0] ?? [])
    }
  }
}

extension HomeMeeting {
  init(_ listed: Listed) {
    let summary = listed.summary
    let names = (summary["called"] ?? summary["children"])?.array?.compactMap(\.string) ?? []
    let born = summary["born"]?.array ?? []
    self.init(
      reference: listed.reference, state: State(rawValue: listed.state) ?? .assembling,
      procedure: listed.procedure,
      children: names.enumerated().map { index, name in
        HomeChild(name: name, born: index < born.count ? born[index].string.flatMap { Day($0) } : nil)
      }, convened: listed.convened, updated: listed.updated,
      ended: summary["ended"]?.string.flatMap { Instant($0) },
      closed: summary["closed"]?.string.flatMap { Instant($0) })
  }
}

extension HomeMatter {
  fileprivate init(_ kind: Kind, _ pending: Pending) {
    let shown = pending.matter.shown
    self.init(
      kind, of: HomeMeeting(pending.meeting), number: pending.matter.number, due: pending.matter.due,
      what: shown["what"]?.string ?? "", owner: shown["owner"]?.string, period: shown["period"]?.string)
    basis = shown["basis"]?.string
    isProjected = shown["projected"]?.bool ?? false
    confirmed = shown["confirmed"]?.int ?? 0
    needed = shown["needed"]?.int ?? 0
    planned = shown["planned"]?.string.flatMap { LocalTime($0) }
    invited = shown["invited"]?.int ?? 0
    about = shown["about"]?.array?.compactMap(\.string) ?? []
    duties = shown["duties"]?.array?.compactMap(\.string) ?? []
    isExcused = shown["excused"]?.bool ?? false
  }
}

extension HomeSearch {
  fileprivate func includes(_ meeting: Listed) -> Bool {
    since.map { London.local(meeting.convened).day >= $0 } ?? true
  }
}

extension Listed {
  fileprivate func involves(_ agency: String?) -> Bool {
    guard agency != nil else { return true }
    return summary["people"]?.array?.contains { person in
      (person.array?.dropFirst().first?.string ?? "").begins(with: agency)
    } ?? false
  }
}

extension String {
  /// Whether letters and digits begin with those of `name`, whatever its case; true where none is asked.
  fileprivate func begins(with name: String?) -> Bool {
    guard let name else { return true }
    func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    return folded(self).hasPrefix(folded(name))
  }
}
