import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  /// Where each child is safe tonight, and how safe each professional thinks each child is.
  var safety: [Statement] {
    collection("tonight", tonight) + collection("scores", scores) + collection("scaling", scaling)
  }

  private var tonight: [JSON] {
    meeting.case.children.flatMap { child -> [JSON] in
      let entries = meeting.tonights.filter { $0.value.child == child.key }.map { entered in
        FieldEntry(
          id: entered.id, at: entered.at, by: entered.by, on: entered.on, share: entered.share,
          child: child.key, value: answer(entered.value))
      }
      let overrides = overrides(of: ["safe."], for: child.key)
      let standing = standing(entries)
      guard !standing.isEmpty else {
        return child.isLiving
          ? [.present(["children": children(child.key), "answered": false, "overrides": list(overrides)])]
          : []
      }
      return standing.map {
        stated($0, naming: children(child.key)).with(["answered": true, "overrides": list(overrides)])
      }
    }
  }

  private func answer(_ tonight: Tonight) -> JSON {
    .present([
      "place": .string(tonight.place), "with": JSON(tonight.with), "arrangement": JSON(tonight.arrangement),
      "contact": JSON(tonight.contact), "checked-by": JSON(tonight.checkedBy), "until": time(tonight.until),
    ])
  }

  // MARK: - Scaling

  /// What the numbers rest on.
  private var basis: JSON { procedure.scale.isAsked ? "asked for by the procedure" : "offered as practice" }

  private var scores: [JSON] {
    meeting.case.children.flatMap { child in
      meeting.scores(for: child.key).map { latest -> JSON in
        let given = meeting.scores.filter {
          $0.scoring.child == child.key && $0.scoring.voice == latest.scoring.voice
        }
        // What was changed before anybody saw it was never said.
        let first = given.last { !$0.isRevised }
        let revised = given.filter(\.isRevised)
        return .present([
          "children": children(child.key), "voice": voice(latest.scoring.voice),
          "last": JSON(meeting.lastScore(of: latest.scoring.voice.agency, child: child.key)),
          "first": first.map(score) ?? .null, "revised": list(revised.map(score)), "basis": basis,
          "share": share(latest.share, with: given.map(\.share)),
        ])
      }
    }
  }

  private func score(_ scored: Scored) -> JSON {
    .present([
      "value": JSON(scored.scoring.value), "no-view": scored.scoring.value == nil ? true : .null,
      "at": time(scored.at), "analysis": JSON(scored.scoring.analysis), "raise": JSON(scored.scoring.raise),
    ])
  }

  private var scaling: [JSON] {
    meeting.case.children.compactMap { child in
      let latest = meeting.scores(for: child.key)
      guard !latest.isEmpty else { return nil }
      let first = latest.compactMap { scored in
        meeting.scores.last {
          $0.scoring.child == child.key && $0.scoring.voice == scored.scoring.voice && !$0.isRevised
        }
      }
      let spread = Spread(among: first)
      return .present([
        "children": children(child.key), "zero": .string(procedure.scale.zero),
        "ten": .string(procedure.scale.ten), "basis": basis, "revealed": time(meeting.revealed?.at),
        "revealed-early": JSON(meeting.revealed?.because), "first": numbers(spread),
        "speaks-first": voice(spread.furthest?.scoring.voice),
        "revised": latest.contains(where: \.isRevised) ? numbers(Spread(among: latest)) : .null,
      ])
    }
  }

  private func numbers(_ spread: Spread) -> JSON {
    ["lowest": .int(spread.lowest), "highest": .int(spread.highest), "spread": .int(spread.width)]
  }
}
