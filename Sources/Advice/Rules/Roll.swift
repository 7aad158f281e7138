import Meeting
import Procedures

extension Rule {
  /// Who was asked, who is here, and may they speak for their agency?
  static let roll = [
    Rule("roll.silent", .warning) { the in
      // Who writes the minutes is the one whom nobody thinks of marking, and is there.
      let writing =
        the.meeting.persons.filter {
          the.isUnderWay && $0.stays.isEmpty && $0.spokenTo.isEmpty && the.meeting.wrote($0, at: .minutes)
        }.map { person in
          Finding(
            "\(person.name) writes the minutes, and is not marked here",
            "press 1 in the room, 2 by video or 3 by telephone where this leads; for an earlier time the line, :present NAME room at 10:00",
            at: .attendee(person.key))
        }
        + the.strangersWriting.map { name in
          Finding(
            "\(name) writes the minutes, and is not on the roll",
            "say who that is, :minutes \(name), minute-taker, or under which name",
            at: .office(.minuteTaker), about: "writer \(name)")
        }
        + the.forNoChild
      guard the.isEnding else { return writing }
      return writing
        + the.quorum.slots.compactMap { standing in
          guard the.meeting.wasAsked(standing.slot), the.hasNoStatus(standing),
            // Why it went on without is what became of it.
            the.meeting.record(of: standing.slot).without == nil
          else { return nil }
          return Finding(
            "\(standing.name): asked to come, and nothing says what became of it",
            "record apologies, no response, or what it sent", at: .roll(standing.slot),
            child: standing.slot.child)
        }
    },

    Rule("roll.authority", .notice) { the in
      guard the.isUnderWay else { return [] }
      return the.meeting.persons.compactMap { person in
        guard person.capacity == .member, person.isHere, the.isAsked(person.agency) else { return nil }
        let lacks = [
          person.lack(.mayDecide, no: "may not decide for \(the.name(of: person.agency))", "may decide"),
          person.lack(
            .hasInformation, no: "without the agency's information", "have the agency's information"),
        ].compactMap(\.self)
        // One of the agency who can do both, this one or another, is enough.
        // Of two schools neither speaks for the other.
        let isSpokenFor = the.quorum.places(of: person).allSatisfy { slot in
          the.meeting.people(of: slot).contains { colleague in
            colleague.isHere && colleague.traits[.mayDecide] == .yes
              && colleague.traits[.hasInformation] == .yes
          }
        }
        guard !isSpokenFor else { return nil }
        let isAnswered = [Trait.mayDecide, .hasInformation].allSatisfy {
          person.traits[$0] == .yes || person.traits[$0] == .no
        }
        let whose = "\(person.name), \(the.name(of: person.agency))"
        let words = Situation.list(lacks)
        return Finding(
          "\(whose): \(words)",
          isAnswered
            ? "bring in somebody who can, or go on with the reason" : "ask, and record the answer",
          at: .attendee(person.key),
          sharing: isAnswered
            ? nil
            : Sharing(
              name: person.name, each: whose, before: words.prefix(1).uppercased() + words.dropFirst() + ": ",
              parting: "; "))
      }
    },

    Rule("roll.not-heard", .notice, isOfOneThing: true) { the in
      guard the.decisionsAreOpen else { return [] }
      let silent = the.quorum.slots.filter {
        $0.state == .present && the.meeting.lastHeard[$0.slot.agency] == nil
      }
      guard !silent.isEmpty else { return [] }
      return [
        Finding(
          "\(Situation.list(silent.map(\.name))): nothing minuted", "ask each by name",
          at: .roll(silent.first?.slot))
      ]
    },
  ]
}

extension Person {
  /// What a trait lacks: that it is not so, not known, or not asked.
  fileprivate func lack(_ trait: Trait, no: String, _ what: String) -> String? {
    switch traits[trait] {
    case .yes: nil
    case .no: no
    case .unknown: "not known whether they \(what)"
    case nil: "not asked whether they \(what)"
    }
  }
}

extension Situation {
  /// Whether the procedure's slots include this agency.
  fileprivate func isAsked(_ agency: AgencyKey) -> Bool {
    quorum.slots.contains { $0.slot.agency == agency && $0.strength != nil && $0.strength != .consider }
  }

  /// Who is here for no child in particular, where each child's place at the agency is a colleague's: nobody's.
  fileprivate var forNoChild: [Finding] {
    guard isUnderWay else { return [] }
    let placed = Set(quorum.slots.flatMap(\.people))
    return meeting.persons.filter { person in
      person.capacity == .member && person.isHere && person.children.isEmpty && !placed.contains(person.key)
        && quorum.slots.contains { $0.slot.agency == person.agency }
    }.map { person in
      let marks = meeting.livingChildren.map { meeting.mark(of: $0.key) }.joined(separator: " or ")
      return Finding(
        "\(person.name), \(name(of: person.agency)), is here, and nothing says for which child",
        "name the child, :invite \(person.agency) \(person.name) with \(marks)",
        at: .roll(Slot(person.agency)), about: "person \(person.key)")
    }
  }

  fileprivate func hasNoStatus(_ standing: Quorum.Standing) -> Bool {
    switch standing.state {
    case .invited, .confirmed: true
    // That it was rung and did not answer is what became of it.
    case .chased, .present, .written, .consulted, .apologies, .notResponded, .left, .empty: false
    }
  }
}

extension Situation {
  /// Who wrote at the minutes seat while the discussion was held, and goes by no name of the roll.
  fileprivate var strangersWriting: [String] {
    guard isUnderWay else { return [] }
    let known = Set(meeting.persons.map { $0.name.lowercased() })
    let names = meeting.writers.filter { $0.seat == .minutes }.map(\.person)
    return Set(names).filter { !known.contains($0.lowercased()) }.sorted()
  }
}
