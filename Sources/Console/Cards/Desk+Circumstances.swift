import Calendar
public import Meeting
public import Procedures

/// One circumstance, for one child where it is about each.
struct CircumstancePlace: Hashable {
  var circumstance: Circumstance
  var child: ChildKey?

  var name: String { "\(circumstance.id) \(child?.text ?? "")" }

  /// Whether the referral has said it of each child: born, unborn or deceased.
  var isSaidByReferral: Bool { ["unborn", "deceased"].contains(circumstance.id) }

  /// Whether a date of birth goes far to answer it. The date is shown and never answers by itself: what is asked
  /// may differ from what an age suggests.
  var isOfAge: Bool {
    ["unborn", "non-mobile", "nursery-age", "school-age", "college-age"].contains(circumstance.id)
  }
}

/// A circumstance that was not asked, and of which children.
public struct UnaskedCircumstance: Hashable, Sendable {
  public var circumstance: Circumstance
  /// The children of whom it was not asked while it was of others; none where it was asked of nobody.
  public var children: [ChildKey]
}

extension Desk {
  /// Every circumstance of the procedure with each child it is asked of.
  var circumstancePlaces: [CircumstancePlace] {
    let living = meeting.livingChildren.map(\.key)
    return procedure.circumstances.flatMap { circumstance -> [CircumstancePlace] in
      // Of an only child it is said of the case, as the line does.
      guard circumstance.perChild, living.count > 1 else {
        return [CircumstancePlace(circumstance: circumstance)]
      }
      return living.map { CircumstancePlace(circumstance: circumstance, child: $0) }
    }
  }

  /// What was answered there.
  func answer(at place: CircumstancePlace) -> Answer? {
    let id = place.circumstance.id
    if let answer = meeting.answer(to: id, child: place.child) { return answer }
    let living = meeting.livingChildren
    return living.count == 1 ? meeting.answer(to: id, child: living[0].key) : nil
  }

  /// The circumstances that were not asked, of the case or of any of its children.
  public var unaskedCircumstances: [UnaskedCircumstance] {
    var unasked: [UnaskedCircumstance] = []
    for place in circumstancePlaces where !place.isSaidByReferral && answer(at: place) == nil {
      let child = [place.child].compactMap(\.self)
      if let last = unasked.indices.last, unasked[last].circumstance == place.circumstance {
        unasked[last].children += child
      } else {
        unasked.append(UnaskedCircumstance(circumstance: place.circumstance, children: child))
      }
    }
    let all = meeting.livingChildren.count
    return unasked.map { one in
      one.children.count == all ? UnaskedCircumstance(circumstance: one.circumstance, children: []) : one
    }
  }

  /// The child whose age makes a circumstance impossible, with that age: `Kayla, 2`.
  func notFor(_ place: CircumstancePlace) -> String? {
    let living = meeting.livingChildren
    let child =
      place.child.map { key in living.first { $0.key == key } } ?? (living.count == 1 ? living[0] : nil)
    guard let child, let age = child.age(on: local.day) else { return nil }
    let isPossible: Bool
    switch place.circumstance.id {
    case "nursery-age": isPossible = age < 7
    case "school-age": isPossible = age >= 3
    case "college-age": isPossible = age >= 14
    default: isPossible = true
    }
    return isPossible ? nil : "\(meeting.callName(of: child.key)), \(age)"
  }

  /// What is known of the birth of the child that is asked about: `born 3 May 2018: 8`.
  func birth(at place: CircumstancePlace) -> String? {
    let living = meeting.livingChildren
    guard place.isOfAge || place.isSaidByReferral,
      let child = place.child.map({ key in living.first { $0.key == key } })
        ?? (living.count == 1 ? living[0] : nil)
    else { return nil }
    switch child.life {
    case .born(let day):
      let age = child.age(on: local.day) ?? 0
      return "born \(day.dayMonthYear): \(age > 0 ? "\(age)" : day.months(until: local.day))"
    case .unborn(let due): return "unborn" + (due.map { ", due \($0.dayMonthYear)" } ?? "")
    case .deceased: return nil
    }
  }
}

extension Day {
  /// `4 months`, of a child that is not one yet.
  fileprivate func months(until other: Day) -> String {
    let months = max(0, (other.year - year) * 12 + other.month - month - (other.day >= day ? 0 : 1))
    return "\(months) \(months == 1 ? "month" : "months")"
  }
}
