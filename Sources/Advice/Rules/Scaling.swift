import Meeting
import Procedures

extension Rule {
  /// How safe is the child, from 0 to 10, in each professional's view? The reasons count more than the numbers.
  static let scaling = [
    Rule("scale.missing", .warning) { the in
      guard the.scalingIsOpen else { return [] }
      // Nobody is asked how safe an unborn child is on a scale.
      return the.meeting.livingChildren.filter { !$0.isUnborn }.map(\.key).flatMap { child -> [Finding] in
        let scores = the.meeting.scores(for: child)
        let absent = the.quorum.slots.filter { standing in
          standing.state == .present && standing.slot.isAsked(about: child)
            && !scores.contains { the.meeting.speaks($0.scoring.voice, for: standing.slot) }
        }
        var findings: [Finding] = []
        let name = the.name(of: child)
        if !absent.isEmpty {
          let whose = Situation.list(absent.map(\.name))
          findings.append(
            Finding(
              "\(name): no score from \(whose)",
              "ask for a number or no view", at: .scores, child: child, about: "scores missing",
              citing: the.procedure.scale.cite,
              sharing: Sharing(
                name: name, each: "\(name) from \(whose)", before: "No score: ", parting: "; ",
                alike: "No score from \(whose): ")))
        }
        // A number that fell is asked about as that, once.
        let bare = scores.filter {
          $0.scoring.value != nil && $0.scoring.analysis?.isEmpty ?? true && the.fall(of: $0) == nil
        }
        if the.meeting.revealed != nil, !bare.isEmpty {
          let whose = Situation.list(bare.map { the.name(of: $0.scoring.voice.agency) })
          findings.append(
            Finding(
              "\(name): a score without its analysis (\(whose))",
              "ask what stands behind the number", at: .scores, child: child,
              about: "scores without analysis",
              citing: the.procedure.scale.cite,
              sharing: Sharing(
                name: name, each: "\(name) (\(whose))", before: "Scores without their analysis: ",
                alike: "Scores of \(whose) without their analysis: ")))
        }
        return findings
      }
    },

    Rule("scale.low", .warning) { the in
      guard the.meeting.revealed != nil else { return [] }
      return the.children.compactMap { child in
        let low = the.meeting.scores(for: child).filter {
          ($0.scoring.value ?? .max) <= the.procedure.scale.low
        }
        guard let lowest = low.min(by: { ($0.scoring.value ?? 0) < ($1.scoring.value ?? 0) }),
          !the.hasImmediateAction(for: child), the.meeting.tonight(child) == nil
        else { return nil }
        return Finding(
          "\(the.name(of: child)): \(the.name(of: lowest.scoring.voice.agency)) scores \(lowest.scoring.value ?? 0), and nothing is done at once",
          "name the immediate action, or why none", at: .scores, child: child)
      }
    },

    Rule("scale.fell", .warning) { the in
      guard the.meeting.revealed != nil else { return [] }
      return the.children.flatMap { child in
        the.meeting.scores(for: child).compactMap { scored -> Finding? in
          let agency = scored.scoring.voice.agency
          // What became worse is talked about once the agency says why, with the number or after it.
          let said = scored.scoring.analysis?.isEmpty == false
          guard let fall = the.fall(of: scored), !said else { return nil }
          return Finding(
            "\(the.name(of: child)): \(the.name(of: agency)) scores \(fall.now), last time \(fall.last)",
            "ask what has become worse", at: .scores, child: child, about: "score \(agency)")
        }
      }
    },

    Rule("scale.spread", .warning) { the in
      guard let revealed = the.meeting.revealed else { return [] }
      return the.children.compactMap { child in
        let spread = Spread(of: the.meeting, child: child)
        guard let furthest = spread.speaksFirst, spread.width >= the.procedure.scale.spread else {
          return nil
        }
        let talked = the.meeting.lastHeard[furthest.scoring.voice.agency].map { $0 >= revealed.at } ?? false
        // Another number, or the words to the same one: either is an answer to those who were far away.
        let explained = furthest.at > revealed.at
        guard !talked, !explained else { return nil }
        let name = the.name(of: furthest.scoring.voice.agency)
        return Finding(
          "\(the.name(of: child)): scores \(spread.lowest) to \(spread.highest), not talked about",
          "let \(name) (\(furthest.scoring.value ?? 0)) speak first", at: .scores, child: child)
      }
    },
  ]
}

extension Situation {
  /// Whether scores are due: the procedure asks for them and decisions are open, or somebody gave one.
  fileprivate var scalingIsOpen: Bool {
    isUnderWay && (!meeting.scores.isEmpty || (procedure.scale.isAsked && decisionsAreOpen))
  }

  /// A number that is lower than the agency's of the discussion before, where the rule on that holds.
  fileprivate func fall(of scored: Scored) -> (now: Int, last: Int)? {
    guard let setting = procedure.rules["scale.fell"], !setting.isOff, let now = scored.scoring.value,
      let last = meeting.lastScore(of: scored.scoring.voice.agency, child: scored.scoring.child), now < last
    else { return nil }
    return (now, last)
  }

  fileprivate func hasImmediateAction(for child: ChildKey) -> Bool {
    // By index: an action is much to copy, and there may be hundreds.
    meeting.actions.indices.contains { index in
      meeting.actions[index].plan.kind == .immediate
        && (meeting.actions[index].plan.children.isEmpty
          || meeting.actions[index].plan.children.contains(child))
    }
  }
}
