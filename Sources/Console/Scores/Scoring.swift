import Advice
public import Meeting
import Procedures

// Who scores and who has.
extension Meeting {
  /// The agencies that score: those that are here in the procedure's order, whoever else has scored, and the
  /// chair's own last, so that nobody follows it.
  func scoringAgencies(among quorum: Quorum) -> [AgencyKey] {
    var order: [AgencyKey] = []
    let chairs = holder(of: .chair)?.agency
    func add(_ agency: AgencyKey) {
      if agency != chairs, !order.contains(agency) { order.append(agency) }
    }
    for standing in quorum.slots where isFilled(standing.slot) { add(standing.slot.agency) }
    for scored in latestScores { add(scored.scoring.voice.agency) }
    if let chairs { order.append(chairs) }
    return order
  }

  /// The children for whom everybody is asked.
  ///
  /// Nobody is asked how safe an unborn child is on a scale, where there are others; who wants to may say.
  var childrenToScore: [ChildKey] {
    let born = livingChildren.filter { !$0.isUnborn }
    return (born.isEmpty ? livingChildren : born).map(\.key)
  }

  /// Whether a voice has scored every child for whom it is asked.
  func isIn(_ voice: Voice, among quorum: Quorum) -> Bool {
    childrenToScore.allSatisfy {
      score(of: voice, child: $0) != nil || !quorum.asks(voice, about: $0, in: self)
    }
  }
}

extension Reader {
  /// Each agency's voices: those that have scored and one of each child's place where these are different people's,
  /// else the one that `:score` would take.
  func scoringVoices(among quorum: Quorum) -> [Voice] {
    meeting.scoringAgencies(among: quorum).flatMap { agency -> [Voice] in
      var voices: [Voice] = []
      for score in meeting.scores where score.scoring.voice.agency == agency {
        if !voices.contains(score.scoring.voice) { voices.append(score.scoring.voice) }
      }
      let places = quorum.slots.map(\.slot).filter { $0.agency == agency }
      let here = places.map { place in meeting.members(of: place).filter(\.isHere) }
      if Set(here.filter { !$0.isEmpty }).count > 1 {
        for (place, members) in zip(places, here) {
          guard let first = members.first, !voices.contains(where: { meeting.speaks($0, for: place) }) else {
            continue
          }
          voices.append(first.voice)
        }
      }
      return voices.isEmpty ? [voice(.agency(agency))] : voices
    }
  }
}

// The same for the screen, and in which order revealed scores are read.
extension Desk {
  /// The agencies that score, in the order in which they are asked.
  public var scoringAgencies: [AgencyKey] { meeting.scoringAgencies(among: advice.quorum) }

  /// Each agency's voices: those that have scored, else the one that `:score` would take.
  public var scoringVoices: [Voice] { Reader(context).scoringVoices(among: advice.quorum) }

  /// Whether a voice has given a number, or no view, for a child.
  public func hasScore(_ voice: Voice, _ child: ChildKey) -> Bool {
    meeting.score(of: voice, child: child) != nil
  }

  /// The children for whom everybody is asked.
  public var childrenToScore: [ChildKey] { meeting.childrenToScore }

  /// Whether a voice has scored every child for whom it is asked.
  public func isIn(_ voice: Voice) -> Bool { meeting.isIn(voice, among: advice.quorum) }

  /// Whether a voice is asked for a number for a child and has given neither one nor no view.
  func isOpen(_ voice: Voice, _ child: ChildKey) -> Bool {
    !hasScore(voice, child) && asks(voice, about: child)
  }

  /// Whether a voice is asked about a child at all.
  public func asks(_ voice: Voice, about child: ChildKey) -> Bool {
    advice.quorum.asks(voice, about: child, in: meeting)
  }

  /// Those of the voices that have not scored every child.
  public func voicesNotIn(_ voices: [Voice]) -> [Voice] { voices.filter { !isIn($0) } }

  /// The order in which scores are read: who speaks first, then from the highest down, no view, none given.
  public func ranked(_ voices: [Voice], for child: ChildKey) -> [Voice] {
    let first = Spread(of: meeting, child: child).speaksFirst?.scoring.voice
    func rank(_ voice: Voice) -> Int {
      guard let scored = meeting.score(of: voice, child: child) else { return -2 }
      return voice == first ? 11 : scored.scoring.value ?? -1
    }
    return voices.enumerated().sorted { (rank($1.element), $0.offset) < (rank($0.element), $1.offset) }
      .map(\.element)
  }

  /// Whom the procedure asks for, or who was named or asked besides, and who gives no score: nobody is here, or
  /// something was sent in writing.
  public var withoutScore: (notHere: [String], inWriting: [String]) {
    let scoring = Set(scoringAgencies)
    var absent: [AgencyKey] = []
    var writing: [AgencyKey] = []
    for standing in advice.quorum.slots {
      let agency = standing.slot.agency
      let isAsked = standing.strength == .core || standing.strength == .required
      guard isAsked || standing.state != .empty || !standing.people.isEmpty, !scoring.contains(agency) else {
        continue
      }
      if standing.state == .written {
        if !writing.contains(agency) { writing.append(agency) }
      } else if !absent.contains(agency) {
        absent.append(agency)
      }
    }
    return (absent.map { name(of: $0) }, writing.filter { !absent.contains($0) }.map { name(of: $0) })
  }
}
