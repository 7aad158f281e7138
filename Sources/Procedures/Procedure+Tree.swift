internal import Calendar
internal import JSON

extension Procedure {
  /// The whole procedure in the form of its file; what says nothing is left out.
  var tree: JSON {
    let own = header.short
    return .present([
      "procedure": header.tree,
      "resolved": true,
      "chair": chair.tree(own),
      "minute-taker": minuteTaker.map { ["cite": $0.cite.tree(own)] } ?? .null,
      "hours": ["from": time(hours.from), "until": time(hours.until)],
      "working-days": workingDays.map {
        ["count-day-0": .bool($0.countsDayZero), "cite": $0.cite.tree(own)]
      } ?? .null,
      "triggers": list(triggers) {
        .present(["id": .string($0.id), "name": .string($0.name), "cite": $0.cite.tree(own)])
      },
      "slots": list(slots) { $0.tree(own) },
      "agenda": list(agenda) { $0.tree(own) },
      "prompts": [
        "first": list(prompts.first) { $0.tree(own) }, "review": list(prompts.review) { $0.tree(own) },
      ],
      "circumstances": list(circumstances) { $0.tree(own) },
      "questions": list(questions) { $0.tree(own) },
      "decisions": list(decisions) { $0.tree(own) },
      "timescales": list(timescales) { $0.tree(own) },
      "ladders": list(ladders) { $0.tree(own) },
      "duties": list(duties) { $0.tree(own) },
      "scale": scale.tree(own),
      "actions": [
        "needs-purpose": .bool(actions.needsPurpose), "needs-contingency": .bool(actions.needsContingency),
        "cite": actions.cite.tree(own),
      ],
      "rules": .object(
        rules.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.tree(own)) }),
      "happenings": list(happenings) { ["id": .string($0.id), "name": .string($0.name)] },
    ])
  }
}

private func list<Item>(_ items: [Item], _ tree: (Item) -> JSON) -> JSON { .array(items.map(tree)) }

/// Texts, or nothing where there are none.
private func texts(_ texts: [String]) -> JSON { texts.isEmpty ? .null : .array(texts.map(JSON.string)) }

/// Only a yes is written: no is what silence means.
private func flag(_ value: Bool) -> JSON { value ? true : .null }

private func time(_ minutes: Int) -> JSON {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return .string(two(minutes / 60) + ":" + two(minutes % 60))
}

extension Header {
  fileprivate var tree: JSON {
    .present([
      "id": .string(id), "short": .string(short), "name": .string(name), "title": .string(title),
      "issuer": .string(issuer), "revision": .string(revision), "date": JSON(date?.description),
      "based-on": JSON(basedOn), "extends": JSON(extends), "review-months": JSON(reviewMonths),
    ])
  }
}

extension Citation {
  /// The heading alone of the procedure's own text; written out of another's.
  fileprivate func tree(_ own: String) -> JSON {
    if basis == .practice { return .string(basis.rawValue) }
    if basis == .procedure, source == own { return .string(place) }
    return ["basis": .string(basis.rawValue), "source": .string(source), "place": .string(place)]
  }
}

extension Condition {
  fileprivate var tree: JSON {
    isAlways ? .null : .present(["any": texts(any), "all": texts(all), "none": texts(none)])
  }
}

extension ChairRule {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "title": .string(title),
      "grades": list(grades) { ["id": .string($0.id), "name": .string($0.name)] },
      "usual": JSON(usual),
      "required": required.isEmpty
        ? .null
        : list(required) { ["grade": .string($0.grade), "when": $0.when.tree, "cite": $0.cite.tree(own)] },
      "cite": cite.tree(own),
    ])
  }
}

extension SlotRule {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "name": .string(name), "aliases": texts(aliases),
      "strength": .string(strength.rawValue), "when": when.tree, "per-child": flag(perChild),
      "force": .string(force.rawValue), "contact": JSON(contact), "cite": cite.tree(own),
    ])
  }
}

extension AgendaItem {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "name": .string(name), "minutes": JSON(minutes), "decisions": flag(isDecisions),
      "prompts": texts(prompts), "cite": cite.tree(own),
    ])
  }
}

extension Prompt {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "short": .string(short), "asks": .string(asks), "answer": isTime ? "date" : .null,
      "cite": cite.tree(own),
    ])
  }
}

extension Circumstance {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "name": .string(name), "asks": .string(asks), "per-child": flag(perChild),
      "switches-on": JSON(switchesOn), "ages": ages.map { $0.tree(own) } ?? .null, "cite": cite.tree(own),
    ])
  }
}

extension Circumstance.Ages {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "from": from.map(JSON.int) ?? .null, "to": to.map(JSON.int) ?? .null, "cite": cite.tree(own),
    ])
  }
}

extension Question {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "short": .string(short), "asks": .string(asks), "of": askedOf,
      "per": per == .meeting ? .null : .string(per.rawValue), "answer": answerKind, "choices": choicesTree,
      "several": flag(several), "needs": texts(needs), "needs-if-yes": texts(needsIfYes),
      "needs-if-no": texts(needsIfNo), "when": when.tree, "for-s47": flag(forS47),
      "for-decisions": texts(forDecisions), "answered-by": JSON(answeredBy?.rawValue), "item": JSON(item),
      "force": .string(force.rawValue), "cite": cite.tree(own),
    ])
  }

  private var askedOf: JSON {
    switch of {
    case .meeting: .null
    case .agency(let id): .string(id)
    }
  }

  private var answerKind: JSON {
    switch answer {
    case .yesNo: "yes-no"
    case .choice: "choice"
    case .text: "text"
    case .date: "date"
    case .list: "list"
    }
  }

  private var choicesTree: JSON {
    guard case .choice(let choices) = answer else { return .null }
    return list(choices) {
      .present(["id": .string($0.id), "name": .string($0.name), "needs": texts($0.needs)])
    }
  }
}

extension DecisionRule {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "short": .string(short), "name": .string(name), "label": JSON(label),
      "s47": continuesS47 ? "continues" : isS47 ? "begins" : refusesS47 ? "refuses" : .null,
      "supports": flag(supports),
      "owner-agency": JSON(ownerAgency), "owner": JSON(owner), "rationale": .string(rationale.rawValue),
      "when": when.tree,
      "answers": answers.isEmpty
        ? .null : list(answers) { ["question": .string($0.question), "answer": .string($0.answer)] },
      "cite": cite.tree(own),
    ])
  }
}

extension Timescale {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "rule": .string(rule), "what": .string(what),
      "within": .string(period.description), "from": .string(origin.rawValue), "when": when.tree,
      "exception": flag(isException), "unless-protection-needed": flag(unlessProtectionNeeded),
      "unless-no": JSON(unlessNo),
      "per-child": flag(perChild), "reason": JSON(reason), "note": JSON(note),
      "force": .string(force.rawValue), "cite": cite.tree(own),
    ])
  }
}

extension Ladder {
  fileprivate func tree(_ own: String) -> JSON {
    [
      "for": .string(purpose.rawValue),
      "levels": list(levels) {
        .present([
          "id": .string($0.id), "name": .string($0.name), "contacts": .array($0.contacts.map(JSON.string)),
          "within": JSON($0.within?.description),
        ])
      },
      "cite": cite.tree(own),
    ]
  }
}

extension DutyRule {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "id": .string(id), "what": .string(what), "owner": .string(owner), "on": .string(on.rawValue),
      "timescale": JSON(timescale), "when": when.tree, "force": .string(force.rawValue),
      "cite": cite.tree(own),
    ])
  }
}

extension ScaleRule {
  fileprivate func tree(_ own: String) -> JSON {
    [
      "asked": .bool(isAsked), "zero": .string(zero), "ten": .string(ten), "low": .int(low),
      "spread": .int(spread), "cite": cite.tree(own),
    ]
  }
}

extension RuleSetting {
  fileprivate func tree(_ own: String) -> JSON {
    .present([
      "severity": JSON(severity?.rawValue), "off": flag(isOff),
      "question": questions.count == 1 ? JSON(question) : .null,
      "questions": questions.count > 1 ? texts(questions) : .null,
      "slot": JSON(slot), "when": when.tree, "item": JSON(item),
      "usual": usual.isEmpty
        ? .null
        : list(usual) {
          ["given": .string($0.given), "answers": texts($0.answers), "makes": texts($0.makes)]
        },
      "cite": cite.tree(own),
    ])
  }
}
